import { pendingIdentityStatus } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { nextCheckAt, refreshStatus, tagConnection } from '../connections/checkConnection.ts';
import { disconnectFields, finishDisconnect } from '../connections/disconnect.ts';
import { dayMs } from '../time.ts';
import type { UpkeepStep } from '../events/FailureEvent.ts';
import { ofConnection } from '../events/eventFields.ts';
import { reportUnreadable } from '../events/report.ts';
import { shareReads } from '../anchor/identity.ts';
import { inParallel } from '../anchor/inParallel.ts';
import { optionError } from '../options/optionChecks.ts';
import { announceEnd } from '../requests/endRequest.ts';
import { endSession, recordEnd } from '../sessions/endSessions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { type Reconciled, nothingDone } from './Reconciled.ts';
import { findUnowned } from './findUnowned.ts';

/** The options of {@link reconcile}. */
export interface ReconcileOptions {
  /** Time limit of a run, in milliseconds. The rest stays due for the next run. @default 20_000 */
  budgetMs?: number;
  /** Maximum number of connections in one run. @default Infinity */
  limit?: number;
  /**
   * What to do with identities at Anchor that have no connection and are older than a day, because their callback never arrived.
   * Use `delete` only if nothing else connects accounts with these applications. @default 'report'
   */
  unowned?: 'report' | 'ignore' | 'delete';
  /**
   * Milliseconds between two searches for unowned identities, for all processes that share the store together. A search lists
   * all identities of all applications. 0 searches in every run. @default 86_400_000 (a day)
   */
  unownedEveryMs?: number;
}

/** How long a run has its rows for itself, in milliseconds. If its process ends, they are due again after that. */
const leaseMs = 60_000;

/** Connections taken at a time. */
const batchSize = 50;

/** How long sessions are kept after their time. Until then, users can see what their accounts were used for. */
const sessionsKeptMs = 90 * dayMs;

/** How long requests are kept after they expired. Until then, an old conversation shows how they ended. */
const requestsKeptMs = 30 * dayMs;

/** Attempts, requests or keys that one statement deletes. */
const deletionSize = 1_000;

/**
 * Finishes deletions and tags that failed, refreshes statuses, and deletes old rows. Rows that are due longest come first, and
 * concurrent runs share the work. A step that fails is reported, and the other steps run.
 *
 * @throws {TypeError} If an option is not valid.
 */
export async function reconcile(
  settings: Settings,
  {
    budgetMs = 20_000,
    limit = Number.POSITIVE_INFINITY,
    unowned = 'report',
    unownedEveryMs = dayMs,
  }: ReconcileOptions = {},
): Promise<Reconciled> {
  checkWork({ budgetMs, limit, unowned, unownedEveryMs });
  const { store, reporter } = settings;
  const done = nothingDone();
  const began = performance.now();
  const isOver = (share = 1) => performance.now() - began >= budgetMs * share;
  const limited = (share: number) => ({
    ...settings,
    anchor: settings.anchorFor({ budgetMs: budgetMs * share }),
  });
  const run = async (step: UpkeepStep, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      done.failed.push(step);
      reporter.fail(error, { type: 'upkeep.failed', step });
    }
  };
  /** Runs at least one batch, even if the other steps have used the time. */
  const inBatches = async (remove: (count: number) => Promise<number>) => {
    while ((await remove(deletionSize)) >= deletionSize && !isOver());
  };

  await run('unowned', async () => {
    if (unowned === 'ignore') return;
    // A search by hand, with 0, takes the day as well: the next one by a timer need not repeat it.
    const now = settings.now();
    const isDue = await store.takeOnce('unowned', now, now + (unownedEveryMs || dayMs));
    if (!isDue && unownedEveryMs > 0) return;
    // Half of the time; the other half is for the connections.
    done.unowned = await findUnowned(limited(0.5), unowned, () => isOver(0.5));
  });
  await run('connections', () => finishDue(limited(1), done, limit, isOver));
  await run('sessions', async () => {
    await finishSessions(limited(1), done, isOver);
    await inBatches((count) => store.deleteExpired('session', settings.now() - sessionsKeptMs, count));
  });
  await run('attempts', () =>
    inBatches(async (count) => {
      const deleted = await store.deleteExpired('attempt', settings.now() - dayMs, count);
      done.deletedAttempts += deleted;
      return deleted;
    }),
  );
  await run('requests', async () => {
    await inBatches(async (count) => {
      const expired = await store.expireRequests(settings.now(), count);
      for (const request of expired) announceEnd(settings, request);
      return expired.length;
    });
    await inBatches((count) => store.deleteExpired('request', settings.now() - requestsKeptMs, count));
  });
  await run('deliveries', () => inBatches((count) => store.deleteExpired('key', settings.now(), count)));

  reporter.emit({ type: 'upkeep.finished', ...done, unowned: done.unowned.length });
  return done;
}

/** An unknown word must not delete anything. */
function checkWork(work: Required<ReconcileOptions>): void {
  const refuse = (option: keyof ReconcileOptions, fix: string) =>
    optionError(option, `cannot be ${String(work[option])}`, fix, 'reconcile');
  const { budgetMs, limit, unowned, unownedEveryMs } = work;
  if (!['report', 'ignore', 'delete'].includes(unowned))
    throw refuse('unowned', "Use 'report', 'ignore' or 'delete'");
  if (typeof budgetMs !== 'number' || !(budgetMs >= 0))
    throw refuse('budgetMs', 'Give milliseconds as a number of 0 or more');
  if (limit !== Number.POSITIVE_INFINITY && !isCount(limit))
    throw refuse('limit', 'Give a whole number of 0 or more');
  if (!isCount(unownedEveryMs))
    throw refuse('unownedEveryMs', 'Give milliseconds as a whole number of 0 or more');
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Processes due connections in batches, until there are no more or the time is used. */
async function finishDue(
  settings: Settings,
  done: Reconciled,
  limit: number,
  isOver: () => boolean,
): Promise<void> {
  const { store, reporter } = settings;
  const now = settings.now();
  const report = reportUnreadable(reporter);
  const postponed: ConnectionRecord[] = [];
  try {
    let taken = 0;
    let wanted = 0;
    do {
      wanted += Math.min(limit - wanted, batchSize);
      const rows = await store.takeDueConnections(
        { now, until: settings.now() + leaseMs, limit: wanted - taken },
        (row) => {
          taken++;
          report(row);
        },
      );
      taken += rows.length;
      // A list of all identities is large, and one that was read after the rows proves the same for all of them.
      const batch = { ...settings, anchor: shareReads(settings.anchor) };
      await inParallel(rows, async (row) => {
        const result = isOver() ? 'postponed' : await finish(batch, row);
        done[result]++;
        if (result === 'postponed') postponed.push(row);
      });
    } while (taken === wanted && taken < limit && !isOver());
  } finally {
    // Not earlier, because this run would take them again.
    await inParallel(postponed, (row) => release(settings, row));
  }
}

/** Ends sessions that could not be ended before, or that no process holds any more, and records those that Anchor has ended. */
async function finishSessions(settings: Settings, done: Reconciled, isOver: () => boolean): Promise<void> {
  const { store, reporter } = settings;
  const now = settings.now();
  const report = reportUnreadable(reporter);
  let taken = 0;
  do {
    taken = 0;
    const sessions = await store.takeDueSessions(
      { now, until: settings.now() + leaseMs, limit: batchSize },
      (row) => {
        taken++;
        report(row);
      },
    );
    taken += sessions.length;
    await inParallel(sessions, async (session) => {
      if (session.expiresAt <= now) {
        await recordEnd(settings, session, 'expired');
        return;
      }
      // One that no process holds any more, because the process is gone, is ended too.
      const unheld = { holder: '', until: now };
      const ending = session.endReason
        ? session
        : await store.holdSession(session.id, unheld, now, 'expired');
      if (!ending) return;
      if (!isOver() && (await endSession(settings, ending))) done.ended++;
      else done.postponed++;
    });
  } while (taken === batchSize && !isOver());
}

/** Makes a row due again, behind the rows that no run has taken yet. */
async function release({ store, now }: Settings, row: ConnectionRecord): Promise<void> {
  const { identityId, nextCheckAt: takenUntil, deleting } = row;
  const fields = deleting ? disconnectFields(now()) : { nextCheckAt: now() };
  await store.updateConnection({ identityId }, fields, { nextCheckAt: takenUntil });
}

/** Checks, tags or deletes one connection. A failure is reported and postpones it. */
async function finish(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<'deleted' | 'tagged' | 'refreshed' | 'postponed'> {
  const { store, reporter, now } = settings;
  const { identityId, deleting } = connection;
  if (deleting) return (await finishDisconnect(settings, connection)) ? 'deleted' : 'postponed';
  try {
    const identity = await refreshStatus(settings, connection);
    if (!identity) return 'refreshed';
    if (!connection.tagged)
      return (await tagConnection(settings, connection, identity)) ? 'tagged' : 'postponed';
    const pendingChecks = identity.status === pendingIdentityStatus ? connection.pendingChecks + 1 : 0;
    await store.updateConnection(
      { identityId },
      { nextCheckAt: nextCheckAt(now(), pendingChecks), pendingChecks },
      { nextCheckAt: connection.nextCheckAt },
    );
    return 'refreshed';
  } catch (error) {
    reporter.fail(error, { type: 'connection.refresh_postponed', ...ofConnection(connection) });
    return 'postponed';
  }
}
