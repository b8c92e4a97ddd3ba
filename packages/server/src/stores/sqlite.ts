import { checkDriver } from './checkDriver.ts';
import type { SqlExecute, SqlExecutor, SqlQuery, SqlRow } from './sqlExecutor.ts';

type SqlWork<T> = (query: SqlQuery, execute: SqlExecute) => Promise<T>;

/** What is used of a SQLite driver with a synchronous API: `libsql`, `better-sqlite3` and `node:sqlite` all fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  // `unknown`: TypeScript 5 takes libsql's own values for `{}`, and so for anything but null.
  prepare(sql: string): { all(...values: unknown[]): unknown[] };
}

/** How long a call waits for a lock of another connection. */
const lockTimeoutMs = 4_000;

/**
 * Lets {@link sqlStore} work on one SQLite connection: `sqlStore(sqlite(new DatabaseSync('connect.sqlite')))`.
 * Turns on write-ahead logging. A call waits up to 4 s for a lock of another connection, without blocking the thread; reads
 * do not wait for it.
 */
export function sqlite(database: SqliteDatabase): SqlExecutor {
  checkDriver('sqlite', database);
  // Every statement has rows (`RETURNING`): better-sqlite3 throws where they are asked for in vain.
  const run: SqlQuery = async (sql, values = []) =>
    database
      .prepare(sql)
      .all(...values)
      .map(toRow);
  const execute: SqlExecute = async (sql) => void database.exec(sql);

  // Waiting inside SQLite would block the thread of whoever is to release the lock.
  database.exec('PRAGMA busy_timeout = 0');
  // One connection holds one transaction, so writers take turns. The first turn is the log's, which another process may be
  // switching on right now; where it cannot be had (a read-only file) the default journal serves.
  let last: Promise<unknown> = unlessBusy(() => execute('PRAGMA journal_mode = WAL')).catch(() => undefined);
  /** Settles when the transaction that was opened last is over. */
  let opened: Promise<unknown> = Promise.resolve();

  const finish = async <T>(work: SqlWork<T>, deadline: number): Promise<T> => {
    try {
      const result = await work(run, execute);
      await unlessBusy(() => execute('COMMIT'), deadline);
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself; what went wrong first is what the caller has to hear.
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
        // In the same turn of the event loop as BEGIN, so that no read comes in between.
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

/** Tries again while another connection holds the lock. A call whose time was over before its turn came tries once. */
async function unlessBusy<T>(
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

function toRow(value: unknown): SqlRow {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('The SQLite driver returned a row that is no object.');
  return Object.fromEntries(Object.entries(value));
}
