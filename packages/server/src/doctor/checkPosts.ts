import { pathTo, type ErrorCode } from '@kit/protocol';
import { checkHeaders, type Probe, codeOf, findInterference, describeReached } from './probe.ts';
import { createFinding, type Finding } from './findings.ts';
import { cookieName } from '../request/checkSource.ts';
import { sign } from '../request/crypto.ts';

// `unknown_application` if `getUser` returns a user. The body has no application, so no attempt is created.
const refusals: ErrorCode[] = ['signed_out', 'unknown_application'];

/** Requests an attempt without a session, and checks which headers and cookies reach the kit. */
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
    list.push(createFinding('user_assumed', 'getUser returns a user for a request without a cookie.'));

  // The kit rejects a cookie without an origin. If it does not, the cookie did not arrive.
  const [withCookie, withOrigin] = await Promise.all([
    post({ cookie: `${cookieName({ isSecure: origin.startsWith('https:') })}=doctor` }),
    post({ origin }),
  ]);
  if (codeOf(withCookie) !== 'foreign_origin')
    list.push(
      findInterference(`${route} with a cookie`, withCookie, refusals) ??
        createFinding('cookie_stripped', 'The kit did not receive a cookie that was sent.'),
    );
  if (codeOf(withOrigin) === 'foreign_origin')
    list.push(createFinding('origin_refused', `A call with Origin: ${origin} was rejected.`));
  else {
    const refused = findInterference(`${route} from ${origin}`, withOrigin, refusals);
    if (refused) list.push(refused);
  }
  return list;
}

export interface WebhookSite {
  secrets: string[];
  now: () => number;
}

/** Sends an event without data, signed as Anchor does. A body parser in front of the kit would remove its spaces. */
export async function checkWebhook(
  { baseUrl, webhook }: { baseUrl: string; webhook?: WebhookSite },
  probe: Probe,
  route: string,
): Promise<Finding[]> {
  if (!webhook) return [];
  const [secret] = webhook.secrets;
  if (secret === undefined) return [createFinding('webhook_off', 'webhookSecret is not set.')];

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
  if (answer.status === 204) return [createFinding('webhook_verified', 'A signed delivery is accepted.')];
  const code = codeOf(answer);
  if (code === 'invalid_signature' || code === 'not_found')
    return [createFinding('webhook_refused', `A signed delivery is rejected with ${code}.`)];
  return [
    findInterference(route, answer, []) ??
      createFinding('route_intercepted', `The kit does not receive ${route}.`),
  ];
}
