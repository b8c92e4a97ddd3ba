import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { assign, attemptColumns, insert, match, number, readAttempt, toColumns } from './sqlRows.ts';
import type { AttemptLimit } from './AttemptLimit.ts';
import { clockSkewMs, type AttemptRecord, type Store } from './store.ts';

/** The part of the SQL store that keeps attempts. */
export function sqlAttempts(
  executor: SqlExecutor,
): Pick<Store, 'createAttempt' | 'findAttempt' | 'updateAttempt'> {
  const { query } = executor;
  return {
    async createAttempt(attempt, limits = []) {
      const row = insert('connect_attempt', attemptColumns(attempt));
      if (limits.length === 0) {
        await query(...row);
        return { result: 'created' };
      }
      return executor.transaction(async (run) => {
        let retryAt = 0;
        for (const limit of limits)
          retryAt = Math.max(retryAt, await limitedUntil(executor, run, attempt, limit));
        if (retryAt > 0) return { result: 'limited', retryAt };
        await run(...row);
        return { result: 'created' };
      });
    },
    async findAttempt(key) {
      const [column, value] = 'id' in key ? ['id', key.id] : ['state_hash', key.stateHash];
      const [row] = await query(`SELECT * FROM connect_attempt WHERE ${column} = ?`, [value]);
      return row && readAttempt(row);
    },
    async updateAttempt(id, fields, where) {
      const columns = toColumns(fields);
      const [condition, values] = match(toColumns(where));
      const rows = await query(
        `UPDATE connect_attempt SET ${assign(columns)} WHERE id = ?${condition} RETURNING id`,
        [...Object.values(columns), id, ...values],
      );
      return rows.length === 1;
    },
  };
}

/** When the limit is no longer reached; 0 if it is not reached. */
async function limitedUntil(
  executor: SqlExecutor,
  run: SqlQuery,
  { owner, createdAt }: AttemptRecord,
  { scope, attempts, milliseconds }: AttemptLimit,
): Promise<number> {
  const names = scope === 'user' ? [owner.tenantId, owner.userId] : [owner.tenantId];
  const isOwn = scope === 'user' ? 'tenant_id = ? AND user_id = ?' : 'tenant_id = ?';
  // Without the lock two transactions would count the same rows, and both would write one more.
  await executor.lock?.(run, `connect_attempt ${scope} ${names.join(' ')}`);
  const [last] = await run(
    `SELECT created_at FROM connect_attempt WHERE ${isOwn} AND created_at > ? AND created_at <= ?
     ORDER BY created_at DESC LIMIT 1 OFFSET ?`,
    [...names, createdAt - milliseconds, createdAt + clockSkewMs, attempts - 1],
  );
  return last ? Math.min(number(last, 'created_at'), createdAt) + milliseconds : 0;
}
