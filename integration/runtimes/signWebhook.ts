import { createHmac } from 'node:crypto';
import { origin } from './browser.ts';

/** Returns the headers of a delivery, signed as Anchor does. */
export function signWebhook(secret: string, body: string | Buffer): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    origin,
    'anchor-timestamp': timestamp,
    'anchor-signature': `t=${timestamp},v1=${signature}`,
  };
}
