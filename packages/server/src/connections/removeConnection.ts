import { deleteIdentity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { ofConnection } from '../events/ofConnection.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { endSessions } from './endSessions.ts';
import { identityOf } from './identityOf.ts';

/**
 * Ends the browser sessions of a `deleting` row, deletes its identity at Anchor, then the row. Until Anchor has proven the
 * deletion the row stays, hidden, and `reconcile` tries again: no stored sign-in is ever forgotten. Returns whether it is
 * gone.
 */
export async function removeConnection(settings: Settings, connection: ConnectionRecord): Promise<boolean> {
  const { anchor, store, reporter } = settings;
  const about = ofConnection(connection);
  try {
    // At the same time, and each waited for: neither a slow deletion nor a slow end keeps the other from being done.
    const results = await Promise.allSettled([
      endSessions(settings, connection.identityId),
      deleteIdentity(anchor, identityOf(settings, connection)),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    const wasThere = await store.deleteOne('connection', connection.id);
    if (wasThere) reporter.emit({ type: 'connection.removed', ...about });
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'connection.removal_postponed', ...about });
    return false;
  }
}
