import type { Settings } from '../checkOptions.ts';
import { inParallel } from '../inParallel.ts';
import { toDelete } from './nextCheck.ts';
import { removeConnection } from './removeConnection.ts';

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
  const rows = await settings.store.disconnectAll({ userId, tenantId }, toDelete(settings.now()));
  const limited = { ...settings, anchor: settings.anchorFor({ budgetMs }) };
  const gone = await inParallel(rows, (row) => removeConnection(limited, row));
  const left = rows.filter((_, index) => !gone[index]);
  return {
    removed: rows.length - left.length,
    left: left.map(({ id, application, accountName }) => ({ connectionId: id, application, accountName })),
  };
}
