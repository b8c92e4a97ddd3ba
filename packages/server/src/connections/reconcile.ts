import { pendingIdentityStatus } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { day } from '../day.ts';
import { ofConnection } from '../events/ofConnection.ts';
import { reportUnreadable } from '../events/reportUnreadable.ts';
import { inParallel } from '../inParallel.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { endSession } from './endSessions.ts';
import { findUnowned, type UnownedIdentity } from './findUnowned.ts';
import { nextDeletion, nextLook } from './nextLook.ts';
import { refreshStatus } from './refreshStatus.ts';
import { removeConnection } from './removeConnection.ts';
import { tagConnection } from './tagConnection.ts';

/** How much one run of `reconcile` does. */
export interface ReconcileOptions {
  /** Rows of each kind at most. @default 100 */
  limit?: number;
  /**
   * What becomes of identities at Anchor that have no connection and are older than a day: sign-ins that were never
   * brought back. `delete` only where nothing else connects accounts with these applications. @default 'report'
   */
  unowned?: 'report' | 'ignore' | 'delete';
}

/** What one run of `reconcile` did. */
export interface Reconciled {
  /** Disconnected before, now deleted at Anchor too. */
  removed: number;
  tagged: number;
  refreshed: number;
  /** Rows that Anchor could not be asked about; the next run takes them up again, after those it has not looked at. */
  postponed: number;
  /** Browser sessions of disconnected accounts that could not be ended before, and now are. */
  ended: number;
  /** Attempts that expired more than a day ago; nothing asks for them any more. */
  forgotten: number;
  unowned: UnownedIdentity[];
}

/** Milliseconds for which a run has its rows for itself; if its process dies, they are due again after that. */
const lease = 60_000;

/**
 * Finishes what Anchor's absence left undone, refreshes statuses, and forgets what is old. Takes what is due longest
 * first; runs at the same time share the work.
 */
export async function reconcile(
  settings: Settings,
  { limit = 100, unowned = 'report' }: ReconcileOptions = {},
): Promise<Reconciled> {
  const { store } = settings;
  const now = settings.now();
  const forgotten = await store.removeAttempts(now - day, limit);
  await store.removeDeliveries(now, limit);

  const done = { removed: 0, tagged: 0, refreshed: 0, postponed: 0 };
  const due = await store.takeDue(now, now + lease, limit, reportUnreadable(settings.reporter));
  for (const result of await inParallel(due, (row) => finish(settings, row))) done[result]++;
  const ended = await finishSessions(settings, now, limit);
  return {
    ...done,
    ended,
    forgotten,
    unowned: unowned === 'ignore' ? [] : await findUnowned(settings, unowned),
  };
}

/** Ends the sessions that are still to be ended, and forgets those that Anchor has ended by itself. */
async function finishSessions(settings: Settings, now: number, limit: number): Promise<number> {
  const due = await settings.store.takeDueSessions(now, now + lease, limit);
  const results = await inParallel(due, async (session) => {
    if (session.ending && (await endSession(settings, session))) return true;
    if (session.expiresAt <= now) await settings.store.removeSession(session.id);
    return false;
  });
  return results.filter(Boolean).length;
}

async function finish(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<'removed' | 'tagged' | 'refreshed' | 'postponed'> {
  const { store, reporter, now } = settings;
  const { identityId, deleting } = connection;
  const postpone = async () => {
    const dueAt = deleting ? nextDeletion(now()) : now();
    await store.setDue(identityId, dueAt, connection.looks, connection.dueAt);
    return 'postponed' as const;
  };
  if (deleting) return (await removeConnection(settings, connection)) ? 'removed' : postpone();
  try {
    const identity = await refreshStatus(settings, connection);
    if (!identity) return 'refreshed';
    if (!connection.tagged)
      return (await tagConnection(settings, connection, identity)) ? 'tagged' : postpone();
    const looks = identity.status === pendingIdentityStatus ? connection.looks + 1 : 0;
    await store.setDue(identityId, nextLook(now(), looks), looks, connection.dueAt);
    return 'refreshed';
  } catch (error) {
    reporter.fail(error, { type: 'connection.refresh_postponed', ...ofConnection(connection) });
    return postpone();
  }
}
