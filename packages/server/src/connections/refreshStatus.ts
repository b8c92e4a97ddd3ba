import { readIdentity, type Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/**
 * Asks Anchor how a connection's sign-in stands and keeps the answer. Returns the identity; undefined if Anchor has none,
 * or if the connection has got another one, or went away, while Anchor was asked.
 */
export async function refreshStatus(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<Identity | undefined> {
  const { store, anchor } = settings;
  const identity = await readIdentity(anchor, connection.identityId);
  const current = await store.findConnectionByIdentity(connection.identityId);
  if (current?.id !== connection.id || current.deleting) return;

  // An identity that Anchor no longer has cannot sign in: the user has to connect again.
  const status = identity?.status ?? 'failed';
  if (status !== current.identityStatus) await store.updateIdentityStatus(connection.id, status);
  // What Anchor has lost can never be tagged.
  if (!identity) await store.markTagged(connection.id);
  return identity;
}
