// Node's own, many times cheaper than what every platform has. Elsewhere undefined.
const hash = globalThis.process?.getBuiltinModule?.('node:crypto')?.hash;
const NodeBuffer = globalThis.process?.getBuiltinModule?.('node:buffer')?.Buffer;

const encoder = new TextEncoder();

// Random bytes for 64 tokens: fetching them costs more than all else about a token. Each is used once, then wiped.
const pool = new Uint8Array(64 * 32);
let used = pool.length;

/** A random value of 32 bytes as 43 characters of base64url: long enough to be a secret. */
export function randomToken(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += 32));
  const token = base64url(bytes);
  bytes.fill(0);
  return token;
}

/** Matches what {@link randomToken} makes. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256 of a text, as base64url. */
export async function sha256(text: string): Promise<string> {
  return hash ? hash('sha256', text, 'base64url') : webSha256(text);
}

/** As {@link sha256}, where there is no Node. */
export async function webSha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** Compares two texts without telling by its duration where they differ. */
export function isEqualSecret(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function base64url(bytes: Uint8Array): string {
  if (NodeBuffer) return NodeBuffer.from(bytes).toString('base64url');
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Tells whether `signature`, in hex, is the HMAC-SHA256 of the bytes. */
export async function isSigned(content: ArrayBuffer, signature: string, secret: string): Promise<boolean> {
  if (!/^([0-9a-f]{2}){32}$/i.test(signature)) return false;
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  const expected = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', key, expected, content);
}

/** The HMAC-SHA256 of the text, in hex. */
export async function sign(text: string, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
