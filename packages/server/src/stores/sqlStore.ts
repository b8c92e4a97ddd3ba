import { checkDriver } from './checkDriver.ts';
import { checkSchemaOnce, migrate } from './migrate.ts';
import { findExposure } from './rowSecurity.ts';
import { sqlAttempts } from './sqlAttempts.ts';
import { completeAttempt } from './sqlCompletion.ts';
import { sqlConnections } from './sqlConnections.ts';
import { deleteExpiredRequests, sqlRequests } from './sqlRequests.ts';
import { deleteOldest } from './sqlRows.ts';
import { deleteExpiredSessions, deleteSession, sqlSessions } from './sqlSessions.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import type { Store } from './store.ts';
import { nameTables, type TableOptions } from './tableNames.ts';

/** A {@link Store} in a SQL database; call `migrate()` once when the app starts. */
export interface SqlStore extends Store {
  /**
   * Creates or updates the tables. Call it at every start; concurrent calls from many processes are safe. If there is nothing to
   * do, it only reads.
   */
  migrate(): Promise<void>;
  /** Returns the other PostgreSQL roles that can reach the tables, as sentences. `doctor()` reports them. */
  findExposure(): Promise<string[]>;
}

/**
 * Keeps attempts, connections, requests and sessions in a SQL database. They survive a restart, and several processes can share them. The
 * first call throws if `migrate()` has not run, or if the tables need a newer @kit/server.
 *
 * @throws {TypeError} If `database` is not an executor, or if the schema or prefix is not a plain identifier.
 */
export function sqlStore(database: SqlExecutor, options: TableOptions = {}): SqlStore {
  checkDriver('sqlStore', database);
  const named = nameTables(database, options);
  const executor = checkSchemaOnce(named, options);
  const { query } = executor;
  return {
    migrate: () => migrate(named, options),
    findExposure: () => findExposure(named),
    ...sqlAttempts(executor),
    completeAttempt: (completion) => completeAttempt(executor, completion),
    ...sqlConnections(executor),
    ...sqlRequests(executor),
    ...sqlSessions(executor),

    async takeOnce(key, now, until) {
      const rows = await query(
        `INSERT INTO connect_key AS taken (id, expires_at) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at
         WHERE taken.expires_at <= ? OR taken.expires_at > ? RETURNING id`,
        [key, until, now, now + 2 * (until - now)],
      );
      return rows.length === 1;
    },
    async deleteOne(kind, id) {
      if (kind === 'session') return deleteSession(executor, id);
      const condition = kind === 'connection' ? 'AND deleting = 1' : '';
      const rows = await query(`DELETE FROM connect_${kind} WHERE id = ? ${condition} RETURNING id`, [id]);
      return rows.length === 1;
    },
    async deleteExpired(kind, before, limit) {
      if (kind === 'session') return deleteExpiredSessions(executor, before, limit);
      if (kind === 'request') return deleteExpiredRequests(executor, before, limit);
      return (await query(...deleteOldest(`connect_${kind}`, before, limit))).length;
    },
  };
}
