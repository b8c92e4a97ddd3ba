import { pendingIdentityStatus } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { refreshStatus } from './refreshStatus.ts';
import { removeConnection } from './removeConnection.ts';
import { tagConnection } from './tagConnection.ts';

/** What one run of `reconcile` did. */
export interface Reconciled {
  removed: number;
  tagged: number;
  refreshed: number;
  /** Rows that Anchor could not be asked about; the next run takes them up again. */
  postponed: number;
  /** Attempts that expired more than a day ago; nothing asks for them any more. */
  forgotten: number;
}

const day = 24 * 60 * 60_000;

/** Finishes what Anchor's absence left undone, and forgets old attempts. At most `limit` rows of each a run; can run twice at once. */
export async function reconcile(settings: Settings, limit = 100): Promise<Reconciled> {
  const forgotten = await settings.store.removeAttempts(settings.now() - day, limit);
  const done: Reconciled = { removed: 0, tagged: 0, refreshed: 0, postponed: 0, forgotten };
  for (const connection of await settings.store.listUnfinished(pendingIdentityStatus, limit)) {
    done[await finish(settings, connection)]++;
  }
  return done;
}

async function finish(settings: Settings, connection: ConnectionRecord): Promise<keyof Reconciled> {
  if (connection.deleting) return (await removeConnection(settings, connection)) ? 'removed' : 'postponed';
  try {
    const identity = await refreshStatus(settings, connection);
    if (!identity || connection.tagged) return 'refreshed';
    return (await tagConnection(settings, connection, identity)) ? 'tagged' : 'postponed';
  } catch (error) {
    settings.onError(error, { requestId: connection.id, code: 'refresh_postponed' });
    return 'postponed';
  }
}
