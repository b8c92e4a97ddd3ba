import { deleteIdentity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { ofConnection } from '../events/ofConnection.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/**
 * Deletes the identity of a `deleting` row at Anchor, then the row. While Anchor does not answer the row stays, hidden,
 * and `reconcile` tries again: no stored sign-in is ever forgotten. Returns whether it is gone.
 */
export async function removeConnection(
  { anchor, store, reporter }: Settings,
  connection: ConnectionRecord,
): Promise<boolean> {
  const about = ofConnection(connection);
  try {
    await deleteIdentity(anchor, connection.identityId);
    const wasThere = await store.removeConnection(connection.id);
    if (wasThere) reporter.emit({ type: 'connection.removed', ...about });
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'connection.removal_postponed', ...about });
    return false;
  }
}
