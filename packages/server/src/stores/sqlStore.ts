import { checkSchemaOnce } from './checkSchemaOnce.ts';
import { migrate } from './migrate.ts';
import { completeAttempt } from './sqlCompletion.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import { attemptColumns, insert, number, toAttempt, toConnection } from './sqlRows.ts';
import type { Store } from './store.ts';

/** A {@link Store} in a SQL database; call `migrate()` once when the app starts. */
export interface SqlStore extends Store {
  /** Creates the tables, or brings them up to date. Can run at every start, and in many processes at once. */
  migrate(): Promise<void>;
}

/**
 * Keeps attempts and connections in a SQL database, so that they survive a restart and any number of processes can
 * share them. The first call throws where `migrate()` has yet to run, or a newer version has run it.
 */
export function sqlStore(database: SqlExecutor): SqlStore {
  const executor = checkSchemaOnce(database);
  const { query } = executor;
  const first = async <T>(
    read: (row: Record<string, unknown>) => T,
    sql: string,
    ...values: (string | number)[]
  ) => {
    const [row] = await query(sql, values);
    return row && read(row);
  };

  return {
    migrate: () => migrate(database),

    async createAttempt(attempt, limit) {
      const row = insert('connect_attempt', attemptColumns(attempt));
      if (!limit) return (await query(...row)).length === 1;
      const { tenantId, userId } = attempt.owner;
      return executor.transaction(async (run) => {
        // Without it two transactions would count the same rows, and both would write one more.
        await executor.lock?.(run, `connect_attempt ${tenantId} ${userId}`);
        const [recent] = await run(
          'SELECT COUNT(*) AS count FROM connect_attempt WHERE tenant_id = ? AND user_id = ? AND created_at >= ?',
          [tenantId, userId, limit.since],
        );
        if (recent && number(recent, 'count') >= limit.attempts) return false;
        await run(...row);
        return true;
      });
    },
    findAttempt: (id) => first(toAttempt, 'SELECT * FROM connect_attempt WHERE id = ?', id),
    findAttemptByState: (stateHash) =>
      first(toAttempt, 'SELECT * FROM connect_attempt WHERE state_hash = ?', stateHash),
    async startAttempt(id, stateHash, now) {
      const rows = await query(
        `UPDATE connect_attempt SET state_hash = ?, started_at = ?
         WHERE id = ? AND status = 'pending' AND started_at IS NULL AND expires_at > ? RETURNING id`,
        [stateHash, now, id, now],
      );
      return rows.length === 1;
    },
    async releaseAttempt(id, stateHash) {
      await query(
        `UPDATE connect_attempt SET state_hash = NULL, started_at = NULL
         WHERE id = ? AND status = 'pending' AND state_hash = ? RETURNING id`,
        [id, stateHash],
      );
    },
    async takeRound(id, max) {
      const rows = await query(
        'UPDATE connect_attempt SET rounds = rounds + 1 WHERE id = ? AND rounds < ? RETURNING id',
        [id, max],
      );
      return rows.length === 1;
    },
    async returnRound(id) {
      await query('UPDATE connect_attempt SET rounds = rounds - 1 WHERE id = ? AND rounds > 0 RETURNING id', [
        id,
      ]);
    },
    async endAttempt(id, status, code) {
      const rows = await query(
        "UPDATE connect_attempt SET status = ?, code = ? WHERE id = ? AND status = 'pending' RETURNING id",
        [status, code, id],
      );
      return rows.length === 1;
    },
    async removeAttempts(before, limit) {
      const rows = await query(
        `DELETE FROM connect_attempt WHERE id IN (SELECT id FROM connect_attempt WHERE expires_at < ? ORDER BY expires_at LIMIT ?)
         RETURNING id`,
        [before, limit],
      );
      return rows.length;
    },
    completeAttempt: (completion) => completeAttempt(executor, completion),

    async listConnections({ tenantId, userId }) {
      const rows = await query(
        `SELECT * FROM connect_connection WHERE tenant_id = ? AND user_id = ? AND deleting = 0
         ORDER BY connected_at DESC, id`,
        [tenantId, userId],
      );
      return rows.map(toConnection);
    },
    findConnection: ({ tenantId, userId }, id) =>
      first(
        toConnection,
        'SELECT * FROM connect_connection WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0',
        id,
        tenantId,
        userId,
      ),
    findConnectionByIdentity: (identityId) =>
      first(toConnection, 'SELECT * FROM connect_connection WHERE identity_id = ?', identityId),
    async listUnfinished(pendingStatus, limit) {
      // Two halves, so that each has an index that holds nothing else.
      const rows = await query(
        `SELECT * FROM (
           SELECT * FROM connect_connection WHERE deleting = 1 OR tagged = 0 ORDER BY id LIMIT ?
         ) AS undone
         UNION
         SELECT * FROM (
           SELECT * FROM connect_connection WHERE identity_status = ? ORDER BY id LIMIT ?
         ) AS undecided
         ORDER BY id LIMIT ?`,
        [limit, pendingStatus, limit, limit],
      );
      return rows.map(toConnection);
    },
    async markTagged(identityId) {
      await query('UPDATE connect_connection SET tagged = 1 WHERE identity_id = ? RETURNING id', [
        identityId,
      ]);
    },
    async updateIdentityStatus(identityId, identityStatus) {
      await query('UPDATE connect_connection SET identity_status = ? WHERE identity_id = ? RETURNING id', [
        identityStatus,
        identityId,
      ]);
    },
    markDeleting: ({ tenantId, userId }, id) =>
      first(
        toConnection,
        `UPDATE connect_connection SET deleting = 1
         WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING *`,
        id,
        tenantId,
        userId,
      ),
    async removeConnection(id) {
      await query('DELETE FROM connect_connection WHERE id = ? AND deleting = 1 RETURNING id', [id]);
    },
  };
}
