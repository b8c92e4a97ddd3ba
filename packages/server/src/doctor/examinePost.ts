import { pathTo, type ErrorCode } from '@kit/protocol';
import { checkHeaders } from './checkHeaders.ts';
import type { Probe } from './createProbe.ts';
import { found, type Finding } from './findings.ts';
import { codeOf, findObstacle, reached } from './recognise.ts';

/** The second comes where `getUser` names somebody; the body names no application, so nothing is begun. */
const refusals: ErrorCode[] = ['signed_out', 'unknown_application'];

/** Asks for an attempt as nobody in particular, and looks what of the request arrives. */
export async function examinePost(
  { origin, baseUrl }: { origin: string; baseUrl: string },
  probe: Probe,
  route: string,
): Promise<Finding[]> {
  const post = (headers: Record<string, string>) =>
    probe(
      'POST',
      baseUrl + pathTo('createAttempt'),
      { accept: 'application/json', 'content-type': 'application/json', ...headers },
      '{}',
    );

  const answer = await post({});
  const obstacle = findObstacle(route, answer, refusals);
  if (obstacle) return [obstacle];
  const list = [...reached(route, answer), ...checkHeaders(route, answer, 'data')];
  if (codeOf(answer) === 'unknown_application')
    list.push(found('user_assumed', 'getUser names a user for a request without a cookie.'));

  // A cookie without an origin is refused, so one that is not refused has lost its cookie on the way.
  const [withCookie, withOrigin] = await Promise.all([
    post({ cookie: 'connect-doctor=1' }),
    post({ origin }),
  ]);
  if (codeOf(withCookie) !== 'foreign_origin')
    list.push(
      findObstacle(`${route} with a cookie`, withCookie, refusals) ??
        found('cookie_stripped', 'A cookie that was sent did not reach the kit.'),
    );
  if (codeOf(withOrigin) === 'foreign_origin')
    list.push(found('origin_refused', `A call with Origin: ${origin} was refused.`));
  else {
    const refused = findObstacle(`${route} from ${origin}`, withOrigin, refusals);
    if (refused) list.push(refused);
  }
  return list;
}
