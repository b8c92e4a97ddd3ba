import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { attemptColumns, insert, number, toAttempt } from './sqlRows.ts';
import { clockSkew, type AttemptLimit, type AttemptRecord, type Store } from './store.ts';

type AttemptMethods = Pick<
  Store,
  | 'createAttempt'
  | 'findAttempt'
  | 'findAttemptByState'
  | 'takeStart'
  | 'releaseStart'
  | 'startAttempt'
  | 'takeRound'
  | 'returnRound'
  | 'endAttempt'
  | 'removeAttempts'
>;

/** The part of the SQL store that is about attempts. */
export function sqlAttempts(executor: SqlExecutor): AttemptMethods {
  const { query } = executor;
  const find = async (sql: string, value: string) => {
    const [row] = await query(sql, [value]);
    return row && toAttempt(row);
  };
  const changes = async (sql: string, values: (string | number)[]) => (await query(sql, values)).length === 1;

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
          retryAt = Math.max(retryAt, await fullUntil(executor, run, attempt, limit));
        if (retryAt > 0) return { result: 'limited', retryAt };
        await run(...row);
        return { result: 'created' };
      });
    },
    findAttempt: (id) => find('SELECT * FROM connect_attempt WHERE id = ?', id),
    findAttemptByState: (stateHash) => find('SELECT * FROM connect_attempt WHERE state_hash = ?', stateHash),
    takeStart: (id, max, now) =>
      changes(
        `UPDATE connect_attempt SET starts = starts + 1, started_at = COALESCE(started_at, ?)
         WHERE id = ? AND starts < ? RETURNING id`,
        [now, id, max],
      ),
    async releaseStart(id) {
      await query(
        `UPDATE connect_attempt
         SET starts = starts - 1, started_at = CASE WHEN state_hash IS NULL THEN NULL ELSE started_at END
         WHERE id = ? AND status = 'pending' AND starts > 0 RETURNING id`,
        [id],
      );
    },
    startAttempt: (id, stateHash, now) =>
      changes(
        `UPDATE connect_attempt SET state_hash = ?, started_at = COALESCE(started_at, ?)
         WHERE id = ? AND status = 'pending' AND expires_at > ? RETURNING id`,
        [stateHash, now, id, now],
      ),
    takeRound: (id, max) =>
      changes('UPDATE connect_attempt SET rounds = rounds + 1 WHERE id = ? AND rounds < ? RETURNING id', [
        id,
        max,
      ]),
    async returnRound(id) {
      await query('UPDATE connect_attempt SET rounds = rounds - 1 WHERE id = ? AND rounds > 0 RETURNING id', [
        id,
      ]);
    },
    endAttempt: (id, status, code) =>
      changes(
        "UPDATE connect_attempt SET status = ?, code = ? WHERE id = ? AND status = 'pending' RETURNING id",
        [status, code, id],
      ),
    async removeAttempts(before, limit) {
      const rows = await query(
        `DELETE FROM connect_attempt WHERE id IN (SELECT id FROM connect_attempt WHERE expires_at < ? ORDER BY expires_at LIMIT ?)
         RETURNING id`,
        [before, limit],
      );
      return rows.length;
    },
  };
}

/** When the attempt that fills the limit falls out of it; 0 while the limit is not reached. */
async function fullUntil(
  executor: SqlExecutor,
  run: SqlQuery,
  { owner, createdAt }: AttemptRecord,
  { scope, attempts, milliseconds }: AttemptLimit,
): Promise<number> {
  const names = scope === 'user' ? [owner.tenantId, owner.userId] : [owner.tenantId];
  const whose = scope === 'user' ? 'tenant_id = ? AND user_id = ?' : 'tenant_id = ?';
  // Without it two transactions would count the same rows, and both would write one more.
  await executor.lock?.(run, `connect_attempt ${scope} ${names.join(' ')}`);
  const [filling] = await run(
    `SELECT created_at FROM connect_attempt WHERE ${whose} AND created_at > ? AND created_at <= ?
     ORDER BY created_at DESC LIMIT 1 OFFSET ?`,
    [...names, createdAt - milliseconds, createdAt + clockSkew, attempts - 1],
  );
  return filling ? Math.min(number(filling, 'created_at'), createdAt) + milliseconds : 0;
}
