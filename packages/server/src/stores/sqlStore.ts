import { checkDriver } from './checkDriver.ts';
import { checkSchemaOnce } from './checkSchemaOnce.ts';
import { findExposure } from './findExposure.ts';
import { migrate } from './migrate.ts';
import { sqlAttempts } from './sqlAttempts.ts';
import { completeAttempt } from './sqlCompletion.ts';
import { sqlConnections } from './sqlConnections.ts';
import { sqlDeliveries } from './sqlDeliveries.ts';
import { sqlSessions } from './sqlSessions.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import type { Store } from './store.ts';
import { nameTables, type TableOptions } from './tableNames.ts';

/** A {@link Store} in a SQL database; call `migrate()` once when the app starts. */
export interface SqlStore extends Store {
  /**
   * Creates the tables or brings them up to date. You can call it at every start and in many processes at the same time.
   * If there is nothing to do, it only reads.
   */
  migrate(): Promise<void>;
  /** Returns which other roles of a PostgreSQL can reach the tables, as sentences. `doctor()` reports them. */
  findExposure(): Promise<string[]>;
}

/**
 * Keeps attempts and connections in a SQL database, where they survive a restart and several processes can share them. The
 * first call throws if `migrate()` has not run, or if the tables need a newer @kit/server.
 *
 * @throws {TypeError} If `database` is not an executor, or if the schema or prefix is not a plain identifier.
 */
export function sqlStore(database: SqlExecutor, options: TableOptions = {}): SqlStore {
  checkDriver('sqlStore', database);
  const named = nameTables(database, options);
  const executor = checkSchemaOnce(named, options);
  return {
    migrate: () => migrate(named, options),
    findExposure: () => findExposure(named),
    ...sqlAttempts(executor),
    completeAttempt: (completion) => completeAttempt(executor, completion),
    ...sqlConnections(executor),
    ...sqlDeliveries(executor),
    ...sqlSessions(executor),
    async takeTurn(task, now, pauseMs) {
      const rows = await executor.query(
        `INSERT INTO connect_turn AS turn (task, ran_at) VALUES (?, ?)
         ON CONFLICT (task) DO UPDATE SET ran_at = excluded.ran_at WHERE turn.ran_at <= ? OR turn.ran_at > ?
         RETURNING task`,
        [task, now, now - pauseMs, now + pauseMs],
      );
      return rows.length === 1;
    },
  };
}
