// Node's functions are much faster than Web Crypto. They are undefined on other platforms.
const hash = globalThis.process?.getBuiltinModule?.('node:crypto')?.hash;
const NodeBuffer = globalThis.process?.getBuiltinModule?.('node:buffer')?.Buffer;

const encoder = new TextEncoder();

/** Tokens that are not used yet. Several are made together, because that takes less time for each. */
const unused: string[] = [];

/** Returns 43 random characters of base64url, which is at least 256 bits. */
export function randomToken(): string {
  const token = unused.pop();
  if (token !== undefined) return token;
  // Stryker disable all: a change would leave broken tokens for the tests of the next change
  // 33 bytes are 44 characters.
  const text = base64url(crypto.getRandomValues(new Uint8Array(64 * 33)));
  for (let start = 0; start < text.length; start += 44) unused.push(text.slice(start, start + 43));
  // Stryker restore all
  return randomToken();
}

/** Matches what {@link randomToken} makes. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** Returns the SHA-256 hash of a text as base64url. */
export async function sha256(text: string): Promise<string> {
  // Stryker disable next-line ConditionalExpression: both ways have the same result
  return hash ? hash('sha256', text, 'base64url') : webSha256(text);
}

/** {@link sha256} for platforms other than Node. */
export async function webSha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** Compares two texts in constant time. */
export function isEqualSecret(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  // Stryker disable next-line EqualityOperator: past the end both characters are NaN, which differ in no bit
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function base64url(bytes: Uint8Array): string {
  // Stryker disable all: both ways have the same result. The tests of the runtimes cover platforms without Buffer.
  if (NodeBuffer) return NodeBuffer.from(bytes).toString('base64url');
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  // Stryker restore all
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Returns whether `signature`, in hex, is the HMAC-SHA256 of the bytes. */
export async function isSigned(content: ArrayBuffer, signature: string, secret: string): Promise<boolean> {
  if (!/^([0-9a-f]{2}){32}$/i.test(signature)) return false;
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  const expected = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', key, expected, content);
}

/** Returns the HMAC-SHA256 of the text in hex. */
export async function sign(text: string, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
