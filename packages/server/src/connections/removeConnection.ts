import { deleteIdentity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/**
 * Deletes the identity of a `deleting` row at Anchor, then the row. While Anchor does not answer the row stays, hidden,
 * and `reconcile` tries again: no stored sign-in is ever forgotten. Returns whether it is gone.
 */
export async function removeConnection(settings: Settings, connection: ConnectionRecord): Promise<boolean> {
  try {
    await deleteIdentity(settings.anchor, connection.identityId);
    await settings.store.removeConnection(connection.id);
    return true;
  } catch (error) {
    settings.onError(error, { requestId: connection.id, code: 'removal_postponed' });
    return false;
  }
}
