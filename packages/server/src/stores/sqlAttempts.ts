import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { limitedUntil } from './sqlLimit.ts';
import { assign, attemptColumns, insert, match, readAttempt, toColumns } from './sqlRows.ts';
import type { AttemptLimit } from './AttemptLimit.ts';
import type { AttemptRecord } from './AttemptRecord.ts';
import type { Store } from './store.ts';

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
          retryAt = Math.max(retryAt, await checkLimit(executor, run, attempt, limit));
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
async function checkLimit(
  executor: SqlExecutor,
  run: SqlQuery,
  { owner: { tenantId, userId }, createdAt }: AttemptRecord,
  { scope, attempts, milliseconds }: AttemptLimit,
): Promise<number> {
  const columns = toColumns(scope === 'user' ? { tenantId, userId } : { tenantId });
  await executor.lock?.(run, `connect_attempt ${scope} ${Object.values(columns).join(' ')}`);
  return limitedUntil(run, {
    table: 'connect_attempt',
    columns,
    max: attempts,
    milliseconds,
    now: createdAt,
  });
}
