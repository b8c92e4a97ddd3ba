import { isRecord } from '@kit/protocol';
import type { SessionAddresses } from './BrowserSession.ts';

const encoder = new TextEncoder();
const cipher = 'AES-GCM';

/**
 * Encrypts the addresses of a browser for other processes. The key is derived from the API key: anyone who has that can open the browser
 * anyway, and the database alone opens none. The id binds the text to its session.
 */
export async function sealAddresses(
  addresses: SessionAddresses,
  apiKey: string,
  id: string,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = encoder.encode(JSON.stringify(addresses));
  const options = { name: cipher, iv, additionalData: encoder.encode(id) };
  const sealed = await crypto.subtle.encrypt(options, await keyOf(apiKey), data);
  return `${toText(iv)}.${toText(new Uint8Array(sealed))}`;
}

/** Decrypts addresses. Returns undefined if they were encrypted with another API key, or are damaged. */
export async function openAddresses(
  sealed: string,
  apiKey: string,
  id: string,
): Promise<SessionAddresses | undefined> {
  try {
    const [iv = '', data = ''] = sealed.split('.');
    const options = { name: cipher, iv: toBytes(iv), additionalData: encoder.encode(id) };
    const opened = await crypto.subtle.decrypt(options, await keyOf(apiKey), toBytes(data));
    const value: unknown = JSON.parse(new TextDecoder().decode(opened));
    if (!isRecord(value)) return undefined;
    const { anchorId, cdpUrl, liveViewUrl } = value;
    if (typeof anchorId !== 'string' || typeof cdpUrl !== 'string' || typeof liveViewUrl !== 'string')
      return undefined;
    return { anchorId, cdpUrl, liveViewUrl };
  } catch {
    return undefined;
  }
}

async function keyOf(apiKey: string) {
  const secret = await crypto.subtle.importKey('raw', encoder.encode(apiKey), 'HKDF', false, ['deriveKey']);
  const info = encoder.encode('addresses of a browser session');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, secret, { name: cipher, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
