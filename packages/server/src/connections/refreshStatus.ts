import { readIdentity, type Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { identityOf } from './identityOf.ts';
import { keepStatus } from './keepStatus.ts';
import { markTagged } from './nextCheck.ts';

/** Asks Anchor how a connection's sign-in stands and keeps the answer. Returns the identity; undefined if Anchor has none. */
export async function refreshStatus(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<Identity | undefined> {
  const identity = await readIdentity(settings.anchor, identityOf(settings, connection));
  // An identity that Anchor no longer has cannot sign in: the user has to connect again.
  const status = identity?.status ?? 'failed';
  await keepStatus(settings, connection, status);
  // What Anchor has lost can never be tagged.
  if (!identity) await markTagged(settings, connection.identityId, 0);
  return identity;
}
