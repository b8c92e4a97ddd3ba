import type { SqlExecutor, SqlValue } from './sqlExecutor.ts';
import { deleteRequests } from './sqlRequests.ts';
import { deleteEndedSessions } from './sqlSessions.ts';
import { readRows, readConnection } from './sqlRows.ts';
import { assign, match, queryList, toColumns } from './sqlStatements.ts';
import type { ConnectionKey } from './ConnectionRecord.ts';
import { maxPauseMs, type Store } from './store.ts';

type ConnectionMethods = Pick<
  Store,
  'findConnections' | 'updateConnection' | 'disconnectAll' | 'takeDueConnections'
>;

/** The part of the SQL store that keeps connections. */
export function sqlConnections(executor: SqlExecutor): ConnectionMethods {
  const { query } = executor;

  const findByIdentities = (identityIds: readonly string[]) =>
    queryList(
      query,
      identityIds,
      (marks) => `SELECT * FROM connect_connection WHERE identity_id IN (${marks})`,
    );

  return {
    async findConnections(key, onUnreadable) {
      if ('identityIds' in key)
        return readRows(await findByIdentities(key.identityIds), readConnection, onUnreadable);
      const { tenantId, userId } = key.owner;
      const rows = await query(
        `SELECT * FROM connect_connection WHERE tenant_id = ? AND user_id = ? AND deleting = 0
         ${key.id === undefined ? '' : 'AND id = ?'} ORDER BY connected_at DESC, id`,
        [tenantId, userId, ...(key.id === undefined ? [] : [key.id])],
      );
      return readRows(rows, readConnection, onUnreadable);
    },
    async updateConnection(key, fields, where = {}) {
      const columns = toColumns(fields);
      const [isNamed, names] = matchKey(key);
      const [condition, values] = match(toColumns(where));
      const [row] = await query(
        `UPDATE connect_connection SET ${assign(columns)} WHERE ${isNamed}${condition} RETURNING *`,
        [...Object.values(columns), ...names, ...values],
      );
      return row && readConnection(row);
    },
    async disconnectAll({ tenantId, userId }, fields) {
      const owner = [tenantId, userId];
      const columns = toColumns(fields);
      const rows = await executor.transaction(async (run) => {
        await run('DELETE FROM connect_attempt WHERE tenant_id = ? AND user_id = ? RETURNING id', owner);
        await run(
          `UPDATE connect_connection SET ${assign(columns)}
           WHERE tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING id`,
          [...Object.values(columns), ...owner],
        );
        await deleteRequests(executor, run, { tenantId, userId });
        await deleteEndedSessions(run, { tenantId, userId });
        return run(
          'SELECT * FROM connect_connection WHERE tenant_id = ? AND user_id = ? AND deleting = 1',
          owner,
        );
      });
      return rows.map(readConnection);
    },
    async takeDueConnections({ now, until, limit }, onUnreadable) {
      // In parts, because a clock that was fast may have put off every row.
      await query(
        `UPDATE connect_connection SET next_check_at = ? WHERE id IN
           (SELECT id FROM connect_connection WHERE next_check_at - priority_ms > ?
            ORDER BY next_check_at - priority_ms DESC LIMIT ?)
         RETURNING id`,
        [now, now + maxPauseMs, limit],
      );
      // The outer condition repeats the inner one: a concurrent run may have taken some of the chosen rows.
      const rows = await query(
        `UPDATE connect_connection SET next_check_at = ?
         WHERE next_check_at <= ? AND id IN
           (SELECT id FROM connect_connection WHERE next_check_at - priority_ms <= ? AND next_check_at <= ?
            ORDER BY next_check_at - priority_ms LIMIT ?)
         RETURNING *`,
        [until, now, now, now, limit],
      );
      return readRows(rows, readConnection, onUnreadable);
    },
  };
}

function matchKey(key: ConnectionKey): [sql: string, values: SqlValue[]] {
  if ('identityId' in key) return ['identity_id = ?', [key.identityId]];
  const { id, owner } = key;
  return ['id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0', [id, owner.tenantId, owner.userId]];
}
