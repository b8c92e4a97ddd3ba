import type { SqlExecutor } from './sqlExecutor.ts';
import { insert, readRows, sessionColumns, toSession } from './sqlRows.ts';
import type { Store } from './store.ts';

/** The part of the SQL store that is about browser sessions. */
export function sqlSessions({
  query,
}: SqlExecutor): Pick<Store, 'addSession' | 'markSessionsEnding' | 'takeDueSessions' | 'removeSession'> {
  return {
    async addSession(session) {
      await query(...insert('connect_session', sessionColumns(session)));
    },
    async markSessionsEnding(identityId, dueAt) {
      const rows = await query(
        'UPDATE connect_session SET ending = 1, due_at = ? WHERE identity_id = ? RETURNING *',
        [dueAt, identityId],
      );
      return rows.map(toSession);
    },
    async takeDueSessions(now, until, limit, onUnreadable) {
      const rows = await query(
        `UPDATE connect_session SET due_at = ?
         WHERE due_at <= ? AND id IN
           (SELECT id FROM connect_session WHERE due_at <= ? ORDER BY due_at LIMIT ?)
         RETURNING *`,
        [until, now, now, limit],
      );
      return readRows(rows, toSession, onUnreadable);
    },
    async removeSession(id) {
      await query('DELETE FROM connect_session WHERE id = ? RETURNING id', [id]);
    },
  };
}
