import { pathTo } from '@kit/protocol';
import { sign } from '../signature.ts';
import type { Probe } from './createProbe.ts';
import { found, type Finding } from './findings.ts';
import { codeOf, findObstacle } from './recognise.ts';

/** What is needed to sign a delivery. */
export interface WebhookSite {
  secrets: string[];
  now: () => number;
}

/** Delivers an event about nothing, signed as Anchor signs. Its spaces are lost where a body parser comes first. */
export async function examineWebhook(
  { baseUrl, webhook }: { baseUrl: string; webhook?: WebhookSite },
  probe: Probe,
  route: string,
): Promise<Finding[]> {
  if (!webhook) return [];
  const [secret] = webhook.secrets;
  if (secret === undefined) return [found('webhook_off', 'No webhookSecret is set.')];

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
  if (answer.status === 204) return [found('webhook_verified', 'A signed delivery is taken.')];
  const code = codeOf(answer);
  if (code === 'invalid_signature' || code === 'not_found')
    return [found('webhook_refused', `A signed delivery is refused with ${code}.`)];
  return [
    findObstacle(route, answer, []) ?? found('route_intercepted', `${route} is not answered by the kit.`),
  ];
}
