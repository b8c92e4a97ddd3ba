import { ConnectError } from '../ConnectError.ts';
import { deleteIdentity } from '../anchor/identity.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ofConnection } from '../events/eventFields.ts';
import { inParallel } from '../anchor/inParallel.ts';
import { type Reply, emptyReply } from '../request/reply.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { requireUser } from '../request/readUser.ts';
import { dayMs } from '../time.ts';
import { endSessions } from '../sessions/endSessions.ts';
import type { ConnectionFields, ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { identityOf } from './checkConnection.ts';

/** Milliseconds for all calls of Anchor while one account is disconnected. */
const budgetMs = 5_000;

/** Milliseconds for all calls of Anchor while all accounts of a user are disconnected. */
const allBudgetMs = 30_000;

/**
 * How much earlier than checks `reconcile` makes deletions. They come before checks that are less than a day late, but not before
 * all checks: neither failing deletions nor many late checks can block the other.
 */
const deletionPriorityMs = dayMs;

/** What `disconnectAll` has done. */
export interface Erasure {
  /** Connections whose identity is deleted at Anchor, together with their rows. */
  deleted: number;
  /**
   * Connections whose identity Anchor has not deleted yet. They are hidden and no longer used. `reconcile` tries again, and
   * `connection.deleted` reports each. The erasure is complete when all are reported. Browser sessions that have not ended are
   * not listed here: `session.end_postponed` reports them, and `reconcile` ends them.
   */
  left: { connectionId: string; application: string; accountName: string }[];
}

/**
 * `DELETE /connections/:id`. Returns 204 if Anchor has deleted the identity, and 202 if that is still to be done. In both cases
 * the connection is no longer listed or used.
 */
export async function deleteConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const key = { owner, id: call.id };
  const connection = await settings.store.updateConnection(key, disconnectFields(settings.now()));
  if (!connection) throw new ConnectError('not_found');
  settings.reporter.emit({ type: 'connection.disconnected', ...ofConnection(connection) });
  const forUser = { ...settings, anchor: settings.anchorFor({ owner, budgetMs }) };
  return emptyReply((await finishDisconnect(forUser, connection)) ? 204 : 202);
}

/**
 * Deletes the attempts of a user, hides all connections, and deletes the identities at Anchor. Call it again to find out what is
 * left.
 */
export async function disconnectAll(
  settings: Settings,
  { userId, tenantId = '' }: { userId: string; tenantId?: string | undefined },
): Promise<Erasure> {
  const rows = await settings.store.disconnectAll({ userId, tenantId }, disconnectFields(settings.now()));
  const limited = { ...settings, anchor: settings.anchorFor({ budgetMs: allBudgetMs }) };
  const finished = await inParallel(rows, (row) => finishDisconnect(limited, row));
  const left = rows.filter((_, index) => !finished[index]);
  return {
    deleted: rows.length - left.length,
    left: left.map(({ id, application, accountName }) => ({ connectionId: id, application, accountName })),
  };
}

/** Returns what hides a connection and makes its deletion due. */
export function disconnectFields(now: number): ConnectionFields {
  return { deleting: true, nextCheckAt: now, pendingChecks: 0, priorityMs: deletionPriorityMs };
}

/**
 * Ends the browser sessions of a hidden connection, deletes its identity at Anchor, then deletes the row. The row stays until
 * Anchor has confirmed the deletion, and `reconcile` tries again. Returns whether the row is deleted.
 */
export async function finishDisconnect(
  settings: Settings,
  connection: ConnectionRecord,
  reason: 'disconnected' | 'replaced' = 'disconnected',
): Promise<boolean> {
  const { anchor, store, reporter } = settings;
  const about = ofConnection(connection);
  try {
    // Both run to their end, even if the other fails.
    const results = await Promise.allSettled([
      endSessions(settings, { identityId: connection.identityId }, reason),
      deleteIdentity(anchor, identityOf(settings, connection)),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    const wasThere = await store.deleteOne('connection', connection.id);
    if (wasThere) reporter.emit({ type: 'connection.deleted', ...about });
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'connection.deletion_postponed', ...about });
    return false;
  }
}
