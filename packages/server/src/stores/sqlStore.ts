import { checkDriver } from './checkDriver.ts';
import { checkSchema, checkSchemaOnce } from './checkSchema.ts';
import { checkWritable } from './checkServer.ts';
import { explainError } from './databaseErrors.ts';
import { migrate } from './migrate.ts';
import { findExposure } from './rowSecurity.ts';
import { sqlAttempts } from './sqlAttempts.ts';
import { completeAttempt } from './sqlCompletion.ts';
import { sqlBatches } from './sqlBatches.ts';
import { sqlConnections } from './sqlConnections.ts';
import { deleteExpiredRequests, sqlRequests } from './sqlRequests.ts';
import { deleteOldest, insert } from './sqlStatements.ts';
import { deleteExpiredSessions, deleteSession, sqlSessions } from './sqlSessions.ts';
import type { SqlBatchExecutor, SqlDatabase, SqlExecutor } from './sqlExecutor.ts';
import type { Store } from './store.ts';
import { nameTables, type TableOptions } from './tableNames.ts';

/** A {@link Store} in a SQL database; call `migrate()` once when the app starts. */
export interface SqlStore extends Store {
  /**
   * Creates or updates the tables. Call it at every start; concurrent calls from many processes are safe. If there is nothing to
   * do, it only reads.
   */
  migrate(): Promise<void>;
  /**
   * Checks that no table or column is missing and that the database accepts writes, and changes nothing. Call it at every start if your
   * own migrations create the tables.
   *
   * @throws {StoreError} `store_outdated` if a table or a column is missing, `store_forbidden` if the database is read-only. The message
   * says what to do.
   */
  check(): Promise<void>;
  /** Returns the other PostgreSQL roles that can reach the tables, as sentences. `doctor()` reports them. */
  findExposure(): Promise<string[]>;
}

/**
 * Keeps attempts, connections, requests and sessions in a SQL database. They survive a restart, and several processes can share them. The
 * first call throws a {@link StoreError} if `migrate()` has not run, if the tables need a newer @kit/server, or if the driver changes
 * values.
 *
 * @throws {TypeError} If `database` is not an executor, or if the schema or prefix is not a plain identifier.
 */
export function sqlStore(database: SqlDatabase, options: TableOptions = {}): SqlStore {
  checkDriver('sqlStore', database);
  const named = nameTables(database, options);
  const checked = checkSchemaOnce(named, options);
  const explained = (work: Promise<void>) =>
    work.catch(async (error: unknown) => {
      throw await explainError(error, named, options);
    });
  return {
    ...('batch' in checked ? inBatches(checked) : inTransactions(checked)),
    migrate: () => explained(migrate(named, options)),
    check: () => explained(checkSchema(named, options).then(() => checkWritable(named))),
    findExposure: () => findExposure(named),
  };
}

function inBatches(executor: SqlBatchExecutor): Store {
  const { dialect, query } = executor;
  const single = inTransactions({
    dialect,
    query,
    transaction: () => Promise.reject(new TypeError('This database has no interactive transactions.')),
  });
  return { ...single, ...sqlBatches(executor, single) };
}

function inTransactions(executor: SqlExecutor): Store {
  const { query } = executor;
  return {
    ...sqlAttempts(executor),
    completeAttempt: (completion) => completeAttempt(executor, completion),
    ...sqlConnections(executor),
    ...sqlRequests(executor),
    ...sqlSessions(executor),

    async takeOnce(key, now, until) {
      const [sql, values] = insert(
        'connect_key',
        { id: key, expires_at: until },
        'ON CONFLICT (id) DO NOTHING',
      );
      if ((await query(sql, values)).length === 1) return true;
      const rows = await query(
        'UPDATE connect_key SET expires_at = ? WHERE id = ? AND (expires_at <= ? OR expires_at > ?) RETURNING id',
        [until, key, now, now + 2 * (until - now)],
      );
      return rows.length === 1;
    },
    async isTaken(key, now) {
      const rows = await query('SELECT id FROM connect_key WHERE id = ? AND expires_at > ?', [key, now]);
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
