import { readIdentity, type Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** Asks Anchor how a connection's sign-in stands and keeps the answer. Returns the identity; undefined if Anchor has none. */
export async function refreshStatus(
  { store, anchor }: Settings,
  { identityId, identityStatus }: ConnectionRecord,
): Promise<Identity | undefined> {
  const identity = await readIdentity(anchor, identityId);
  // An identity that Anchor no longer has cannot sign in: the user has to connect again.
  const status = identity?.status ?? 'failed';
  if (status !== identityStatus) await store.updateIdentityStatus(identityId, status);
  // What Anchor has lost can never be tagged.
  if (!identity) await store.markTagged(identityId);
  return identity;
}
