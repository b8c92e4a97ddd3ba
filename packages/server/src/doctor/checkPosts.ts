import { pathTo, type ErrorCode } from '@kit/protocol';
import { checkHeaders, type Probe, codeOf, findInterference, describeReached } from './probe.ts';
import { createFinding, type Finding } from './findings.ts';
import { sign } from '../request/crypto.ts';

/** The second comes where `getUser` names somebody; the body names no application, so nothing is begun. */
const refusals: ErrorCode[] = ['signed_out', 'unknown_application'];

/** Asks for an attempt as nobody in particular, and looks what of the request arrives. */
export async function checkPost(
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
  const obstacle = findInterference(route, answer, refusals);
  if (obstacle) return [obstacle];
  const list = [...describeReached(route, answer), ...checkHeaders(route, answer, 'data')];
  if (codeOf(answer) === 'unknown_application')
    list.push(createFinding('user_assumed', 'getUser names a user for a request without a cookie.'));

  // A cookie without an origin is refused, so one that is not refused has lost its cookie on the way.
  const [withCookie, withOrigin] = await Promise.all([
    post({ cookie: 'connect-doctor=1' }),
    post({ origin }),
  ]);
  if (codeOf(withCookie) !== 'foreign_origin')
    list.push(
      findInterference(`${route} with a cookie`, withCookie, refusals) ??
        createFinding('cookie_stripped', 'A cookie that was sent did not reach the kit.'),
    );
  if (codeOf(withOrigin) === 'foreign_origin')
    list.push(createFinding('origin_refused', `A call with Origin: ${origin} was refused.`));
  else {
    const refused = findInterference(`${route} from ${origin}`, withOrigin, refusals);
    if (refused) list.push(refused);
  }
  return list;
}

/** What is needed to sign a delivery. */
export interface WebhookSite {
  secrets: string[];
  now: () => number;
}

/** Delivers an event about nothing, signed as Anchor signs. Its spaces are lost where a body parser comes first. */
export async function checkWebhook(
  { baseUrl, webhook }: { baseUrl: string; webhook?: WebhookSite },
  probe: Probe,
  route: string,
): Promise<Finding[]> {
  if (!webhook) return [];
  const [secret] = webhook.secrets;
  if (secret === undefined) return [createFinding('webhook_off', 'No webhookSecret is set.')];

  const body = '{ "type" : "connect.doctor" }';
  const timestamp = String(Math.floor(webhook.now() / 1_000));
  const answer = await probe(
    'POST',
    baseUrl + pathTo('receiveWebhook'),
    {
      'content-type': 'application/json',
      'anchor-timestamp': timestamp,
      'anchor-signature': `t=${timestamp},v1=${await sign(`v0:${timestamp}:${body}`, secret)}`,
    },
    body,
  );
  if (answer.status === 204) return [createFinding('webhook_verified', 'A signed delivery is taken.')];
  const code = codeOf(answer);
  if (code === 'invalid_signature' || code === 'not_found')
    return [createFinding('webhook_refused', `A signed delivery is refused with ${code}.`)];
  return [
    findInterference(route, answer, []) ??
      createFinding('route_intercepted', `${route} is not answered by the kit.`),
  ];
}
