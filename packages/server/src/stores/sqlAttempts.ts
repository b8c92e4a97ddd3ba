import type { SqlExecutor } from './sqlExecutor.ts';
import { readReached, selectReached, type Window } from './sqlLimit.ts';
import { attemptColumns, readAttempt } from './sqlRows.ts';
import { assign, insert, match, toColumns } from './sqlStatements.ts';
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
        for (const limit of limits) {
          const window = windowOf(attempt, limit);
          await executor.lock?.(
            run,
            `connect_attempt ${limit.scope} ${Object.values(window.columns).join(' ')}`,
          );
          retryAt = Math.max(retryAt, readReached(await run(...selectReached(window)), window));
        }
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

/** What a limit counts for an attempt. */
export function windowOf(
  { owner: { tenantId, userId }, createdAt }: AttemptRecord,
  { scope, attempts, milliseconds }: AttemptLimit,
): Window {
  const columns = toColumns(scope === 'user' ? { tenantId, userId } : { tenantId });
  return { table: 'connect_attempt', columns, max: attempts, milliseconds, now: createdAt };
}
