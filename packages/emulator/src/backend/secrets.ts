import { hmacSha256, toHex } from '../crypto.ts';

/** What a secret allows: control of a browser with CDP, opening the live view, or the requests of an open live view. */
type SecretPurpose = 'cdp' | 'live' | 'viewer';

/** Secrets in the URLs of sessions. They are computed from a key of the emulator, so no record contains them. */
export interface Secrets {
  readonly create: (purpose: SecretPurpose, sessionId: string) => Promise<string>;
  /** Returns whether a secret is right. The duration does not depend on how much of it is right. */
  readonly check: (purpose: SecretPurpose, sessionId: string, secret: string | null) => Promise<boolean>;
}

/** Creates the secrets of an emulator with a new key. */
export function createSecrets(): Secrets {
  const key = toHex(crypto.getRandomValues(new Uint8Array(32)).buffer);
  const create: Secrets['create'] = async (purpose, sessionId) =>
    toHex(await hmacSha256(key, `${purpose}:${sessionId}`));
  return {
    create,
    async check(purpose, sessionId, secret) {
      const expected = await create(purpose, sessionId);
      return secret !== null && isEqual(expected, secret);
    },
  };
}

function isEqual(expected: string, actual: string): boolean {
  if (expected.length !== actual.length) return false;
  let difference = 0;
  for (let index = 0; index < expected.length; index += 1)
    difference |= expected.charCodeAt(index) ^ actual.charCodeAt(index);
  return difference === 0;
}
