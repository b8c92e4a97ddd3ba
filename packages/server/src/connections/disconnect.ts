import { ConnectError } from '../ConnectError.ts';
import { deleteIdentity } from '../anchor/identity.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ofConnection } from '../events/report.ts';
import { inParallel } from '../anchor/lanes.ts';
import { type Reply, emptyReply } from '../request/reply.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { requireUser } from '../request/readUser.ts';
import { endSessions } from '../sessions/endSessions.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { identityOf, disconnectFields } from './checkConnection.ts';

/** Milliseconds that Anchor may take for all deletions together. */
const budgetMs = 30_000;

/** What became of a user's connections. */
export interface Erasure {
  /** Connections whose sign-in is deleted at Anchor, and their rows with it. */
  removed: number;
  /**
   * Connections whose sign-in Anchor could not be made to delete yet. They are hidden and no longer used; `reconcile` goes on
   * trying, and `connection.removed` reports each. Until then the erasure is not complete. Browser sessions that Anchor has not
   * ended yet are not listed here: `session.end_postponed` reports them, and `reconcile` ends them.
   */
  left: { connectionId: string; application: string; accountName: string }[];
}

/**
 * Forgets a user: ends every open attempt, hides every connection, and deletes the sign-ins at Anchor. Call it again to
 * learn what is still left.
 */
export async function disconnectAll(
  settings: Settings,
  { userId, tenantId = '' }: { userId: string; tenantId?: string | undefined },
): Promise<Erasure> {
  const rows = await settings.store.disconnectAll({ userId, tenantId }, disconnectFields(settings.now()));
  const limited = { ...settings, anchor: settings.anchorFor({ budgetMs }) };
  const gone = await inParallel(rows, (row) => finishDisconnect(limited, row));
  const left = rows.filter((_, index) => !gone[index]);
  return {
    removed: rows.length - left.length,
    left: left.map(({ id, application, accountName }) => ({ connectionId: id, application, accountName })),
  };
}

/**
 * `DELETE /connections/:id`: 204 when Anchor has deleted the sign-in, 202 when that is still to be done. Either way the
 * connection is no longer listed or used.
 */
export async function disconnect(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: false });
  const owner = await requireUser(settings, call);
  const connection = await settings.store.updateConnection(
    { owner, id: call.id },
    disconnectFields(settings.now()),
  );
  if (!connection) throw new ConnectError('not_found');
  settings.reporter.emit({ type: 'connection.disconnected', ...ofConnection(connection) });
  const forUser = { ...settings, anchor: settings.anchorFor({ owner, budgetMs: 5_000 }) };
  return emptyReply((await finishDisconnect(forUser, connection)) ? 204 : 202);
}

/**
 * Ends the browser sessions of a `deleting` row, deletes its identity at Anchor, then the row. Until Anchor has proven the
 * deletion the row stays, hidden, and `reconcile` tries again: no stored sign-in is ever forgotten. Returns whether it is
 * gone.
 */
export async function finishDisconnect(settings: Settings, connection: ConnectionRecord): Promise<boolean> {
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
