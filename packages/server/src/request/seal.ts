import { optionError } from '../options/optionChecks.ts';
import type { Settings } from '../options/checkOptions.ts';

const encoder = new TextEncoder();
const cipher = 'AES-GCM';

/** What a sealed text is for, and the id that it belongs to. It can be opened for nothing else. */
interface Seal {
  purpose: string;
  id: string;
}

/** Returns the secret that encrypts. Throws if the app has none. */
export function requireSecret({ encryptionSecrets: [secret] }: Settings): string {
  if (secret !== undefined) return secret;
  throw optionError(
    'encryptionSecret',
    'is missing, and your Anchor client has no apiKey that the kit can read',
    'Pass a random text of at least 32 characters, the same in every process',
  );
}

/** Encrypts a value as JSON, for every process that has the secret. */
export async function seal(value: unknown, secret: string, { purpose, id }: Seal): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = encoder.encode(JSON.stringify(value));
  const options = { name: cipher, iv, additionalData: encoder.encode(id) };
  const sealed = await crypto.subtle.encrypt(options, await keyOf(secret, purpose), data);
  return `${toText(iv)}.${toText(new Uint8Array(sealed))}`;
}

/** Decrypts a value. Returns undefined if it was encrypted for something else, with none of the secrets, or is damaged. */
export async function open(sealed: string, secrets: readonly string[], about: Seal): Promise<unknown> {
  for (const secret of secrets) {
    try {
      return await openWith(secret, sealed, about);
    } catch {}
  }
  return undefined;
}

async function openWith(secret: string, sealed: string, { purpose, id }: Seal): Promise<unknown> {
  // Stryker disable next-line StringLiteral: what is missing cannot be decrypted, whatever takes its place
  const [iv = '', data = ''] = sealed.split('.');
  const options = { name: cipher, iv: toBytes(iv), additionalData: encoder.encode(id) };
  const opened = await crypto.subtle.decrypt(options, await keyOf(secret, purpose), toBytes(data));
  return JSON.parse(new TextDecoder().decode(opened));
}

async function keyOf(secret: string, purpose: string) {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const info = encoder.encode(purpose);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  // Stryker disable next-line BooleanLiteral: nothing asks for the key
  return crypto.subtle.deriveKey(derivation, material, { name: cipher, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
