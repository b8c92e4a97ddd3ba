import { isRecord } from './guards.ts';

/**
 * Reads the identity id from the hosted page's `identity-created` message. Any window can send one, so verify the id on the
 * server. https://docs.anchorbrowser.io/essentials/omniconnect
 */
export function readIdentityCreated(value: unknown): string | undefined {
  if (!isRecord(value) || value.type !== 'identity-created' || typeof value.identityId !== 'string') return;
  return /^[A-Za-z0-9_-]{1,128}$/.test(value.identityId) ? value.identityId : undefined;
}
