import type { SqlExecutor, SqlRow, SqlValue } from './sqlExecutor.ts';
import { readRows, toConnection } from './sqlRows.ts';
import { maxPauseMs, type ConnectionRecord, type Store } from './store.ts';

type ConnectionMethods = Pick<
  Store,
  | 'listConnections'
  | 'findConnection'
  | 'findConnectionByIdentity'
  | 'findKnownIdentities'
  | 'renameConnection'
  | 'takeDue'
  | 'setDue'
  | 'markTagged'
  | 'updateIdentityStatus'
  | 'markDeleting'
  | 'markAllDeleting'
  | 'removeConnection'
>;

/** Identities looked up in one statement; SQLite takes a limited number of values. */
const lookupSize = 500;

/** The part of the SQL store that is about connections. */
export function sqlConnections(executor: SqlExecutor): ConnectionMethods {
  const { query } = executor;
  const one = async (sql: string, values: SqlValue[]): Promise<ConnectionRecord | undefined> => {
    const [row] = await query(sql, values);
    return row && toConnection(row);
  };
  const isKnown = async (ids: readonly string[]): Promise<SqlRow[]> =>
    query(
      `SELECT identity_id FROM connect_connection WHERE identity_id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );

  return {
    async listConnections({ tenantId, userId }, onUnreadable) {
      const rows = await query(
        `SELECT * FROM connect_connection WHERE tenant_id = ? AND user_id = ? AND deleting = 0
         ORDER BY connected_at DESC, id`,
        [tenantId, userId],
      );
      return readRows(rows, toConnection, onUnreadable);
    },
    findConnection: ({ tenantId, userId }, id) =>
      one(
        'SELECT * FROM connect_connection WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0',
        [id, tenantId, userId],
      ),
    findConnectionByIdentity: (identityId) =>
      one('SELECT * FROM connect_connection WHERE identity_id = ?', [identityId]),
    async findKnownIdentities(identityIds) {
      const known: SqlRow[] = [];
      for (let start = 0; start < identityIds.length; start += lookupSize)
        known.push(...(await isKnown(identityIds.slice(start, start + lookupSize))));
      return known.map(({ identity_id: id }) => String(id));
    },
    renameConnection: ({ tenantId, userId }, id, label) =>
      one(
        `UPDATE connect_connection SET label = ?
         WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING *`,
        [label, id, tenantId, userId],
      ),
    async takeDue(now, until, limit, onUnreadable) {
      await query('UPDATE connect_connection SET due_at = ? WHERE due_at > ? RETURNING id', [
        now,
        now + maxPauseMs,
      ]);
      // Looked at again outside: a run at the same time may have put some off since they were chosen.
      const rows = await query(
        `UPDATE connect_connection SET due_at = ?
         WHERE due_at <= ? AND id IN
           (SELECT id FROM connect_connection WHERE due_at <= ? ORDER BY due_at LIMIT ?)
         RETURNING *`,
        [until, now, now, limit],
      );
      return readRows(rows, toConnection, onUnreadable);
    },
    async setDue(identityId, dueAt, looks, heldUntil) {
      const isHeld = heldUntil === undefined ? '' : 'AND due_at = ?';
      await query(
        `UPDATE connect_connection SET due_at = ?, looks = ? WHERE identity_id = ? ${isHeld} RETURNING id`,
        [dueAt, looks, identityId, ...(heldUntil === undefined ? [] : [heldUntil])],
      );
    },
    async markTagged(identityId, dueAt) {
      await query(
        `UPDATE connect_connection SET tagged = 1, due_at = ?, looks = 0
         WHERE identity_id = ? AND deleting = 0 RETURNING id`,
        [dueAt, identityId],
      );
    },
    async updateIdentityStatus(identityId, identityStatus) {
      await query('UPDATE connect_connection SET identity_status = ? WHERE identity_id = ? RETURNING id', [
        identityStatus,
        identityId,
      ]);
    },
    markDeleting: ({ tenantId, userId }, id, dueAt) =>
      one(
        `UPDATE connect_connection SET deleting = 1, due_at = ?, looks = 0
         WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING *`,
        [dueAt, id, tenantId, userId],
      ),
    async markAllDeleting({ tenantId, userId }, dueAt) {
      const owner = [tenantId, userId];
      const rows = await executor.transaction(async (run) => {
        await run('DELETE FROM connect_attempt WHERE tenant_id = ? AND user_id = ? RETURNING id', owner);
        await run(
          `UPDATE connect_connection SET deleting = 1, due_at = ?, looks = 0
           WHERE tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING id`,
          [dueAt, ...owner],
        );
        return run('SELECT * FROM connect_connection WHERE tenant_id = ? AND user_id = ?', owner);
      });
      return rows.map(toConnection);
    },
    async removeConnection(id) {
      const rows = await query('DELETE FROM connect_connection WHERE id = ? AND deleting = 1 RETURNING id', [
        id,
      ]);
      return rows.length > 0;
    },
  };
}
