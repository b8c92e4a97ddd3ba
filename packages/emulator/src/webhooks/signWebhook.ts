import { hex } from '../http/hex.ts';

/** The `Anchor-Signature` header: HMAC-SHA256 over `v0:{timestamp}:{body}`, as Anchor's webhook pages say. */
export async function signWebhook(secret: string, timestamp: number, body: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    bytes.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(`v0:${timestamp}:${body}`));
  return `t=${timestamp},v1=${hex(signature)}`;
}
