import { checkSchemaOnce } from './checkSchemaOnce.ts';
import { migrate } from './migrate.ts';
import { sqlAttempts } from './sqlAttempts.ts';
import { completeAttempt } from './sqlCompletion.ts';
import { sqlConnections } from './sqlConnections.ts';
import { sqlDeliveries } from './sqlDeliveries.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
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
  return {
    migrate: () => migrate(database),
    ...sqlAttempts(executor),
    completeAttempt: (completion) => completeAttempt(executor, completion),
    ...sqlConnections(executor),
    ...sqlDeliveries(executor),
  };
}
