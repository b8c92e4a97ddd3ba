import { checkDriver } from './checkDriver.ts';
import { StoreError } from './StoreError.ts';
import type { SqlExecute, SqlExecutor, SqlQuery, SqlRow, SqlWork } from './sqlExecutor.ts';

/** The part of a synchronous SQLite driver that is used. `node:sqlite`, `bun:sqlite`, `better-sqlite3` and `libsql` have it. */
export interface SqliteDatabase {
  /** Runs a statement that has neither values nor rows. */
  exec(sql: string): unknown;
  /** Prepares a statement with `?` placeholders. `all` runs it and returns its rows. */
  // `unknown`, because in TypeScript 5 libsql's type of the values excludes null.
  prepare(sql: string): { all(...values: unknown[]): unknown[] };
}

/** How long a call waits for a lock of another connection. */
const lockTimeoutMs = 4_000;

/**
 * Connects {@link sqlStore} to one SQLite connection: `sqlStore(sqlite(new DatabaseSync('connect.sqlite')))`. It enables
 * write-ahead logging. A call waits up to 4 seconds for the lock of another connection, without blocking the thread. Reads do not
 * wait.
 */
export function sqlite(database: SqliteDatabase): SqlExecutor {
  checkDriver('sqlite', database);
  // Every statement returns rows (`RETURNING`), because better-sqlite3 throws otherwise.
  const run: SqlQuery = async (sql, values = []) =>
    database
      .prepare(sql)
      .all(...values)
      .map(toRow);
  const execute: SqlExecute = async (sql) => void database.exec(sql);

  // Waiting inside SQLite would block the thread that may have to release the lock.
  database.exec('PRAGMA busy_timeout = 0');
  // One connection has one transaction, so writers take turns. The first turn enables the log. On a read-only file that fails,
  // and the default journal is used.
  let last: Promise<unknown> = unlessBusy(() => execute('PRAGMA journal_mode = WAL')).catch(() => undefined);
  /** Settles when the transaction that was opened last is over. */
  let opened: Promise<unknown> = Promise.resolve();

  const finish = async <T>(work: SqlWork<T>, deadline: number): Promise<T> => {
    try {
      const result = await work(run, execute);
      await unlessBusy(() => execute('COMMIT'), deadline);
      return result;
    } catch (error) {
      // SQLite may have rolled back already. The caller receives the first error.
      await execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };

  const transaction: SqlExecutor['transaction'] = (work) => {
    const deadline = performance.now() + lockTimeoutMs;
    const turn = last.then(async () => {
      const finished = await unlessBusy(async () => {
        database.exec('BEGIN IMMEDIATE');
        const result = finish(work, deadline);
        // Synchronous with BEGIN: no read may run in between.
        opened = result.catch(() => undefined);
        return () => result;
      }, deadline);
      return finished();
    });
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    dialect: 'sqlite',
    query: (sql, values) => {
      // libsql does not reset a writing statement that found the lock taken, and until its garbage is collected nothing else
      // on the connection is committed. BEGIN IMMEDIATE takes the lock before the statement needs it.
      if (!/^\s*SELECT\b/i.test(sql)) return transaction((query) => query(sql, values));
      return unlessBusy(async () => {
        // Inside the open transaction a read would see what may be rolled back. One that still waits for its lock is not open.
        let awaited;
        do await (awaited = opened);
        while (awaited !== opened);
        return run(sql, values);
      });
    },
    transaction,
  };
}

/** Tries again while another connection holds the lock, at least once. */
export async function unlessBusy<T>(
  work: () => Promise<T>,
  deadline = performance.now() + lockTimeoutMs,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof Error && /database( table)? is locked|SQLITE_BUSY/.test(error.message);
      if (!isBusy || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 10));
    }
  }
}

/** Returns the columns of a row, for any of the classes that drivers give it. */
export function toRow(value: unknown): SqlRow {
  if (typeof value !== 'object' || value === null)
    throw new StoreError(
      'store_misconfigured',
      'The SQLite driver returned a row that is not an object. Do not set pluck or raw.',
    );
  return Object.fromEntries(Object.entries(value));
}
