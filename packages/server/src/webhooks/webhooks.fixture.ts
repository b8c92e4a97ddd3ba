import { createHmac } from 'node:crypto';
import { publicUrl } from '../browser.fixture.ts';
import type { World } from '../world.fixture.ts';

export const secret = 'whsec_current';

/** Signs a delivery as Anchor documents it. */
export const signatureOf = (timestamp: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');

/** Delivers a webhook with a valid signature, unless `headers` say otherwise. */
export function deliver(
  world: World,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const timestamp = String(Math.floor(world.now() / 1_000));
  const signature = signatureOf(timestamp, body);
  return world.connect.handler(
    new Request(`${publicUrl}/api/connect/webhooks/anchor`, {
      method: 'POST',
      body,
      headers: {
        'anchor-timestamp': timestamp,
        'anchor-signature': `t=${timestamp},v1=${signature}`,
        ...headers,
      },
    }),
  );
}
