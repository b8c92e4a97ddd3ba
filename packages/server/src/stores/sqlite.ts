import { checkDriver } from './checkDriver.ts';
import type { SqlExecute, SqlExecutor, SqlQuery, SqlRow } from './sqlExecutor.ts';

/** What is used of a SQLite driver with a synchronous API: `libsql`, `better-sqlite3` and `node:sqlite` all fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  // `unknown`: TypeScript 5 takes libsql's own values for `{}`, and so for anything but null.
  prepare(sql: string): { all(...values: unknown[]): unknown[] };
}

/**
 * Lets {@link sqlStore} work on one SQLite connection: `sqlStore(sqlite(new Database('connect.sqlite')))`.
 * Turns on write-ahead logging and waits up to 5 s for a lock of another connection, without blocking the thread.
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
  // One connection holds one transaction: everything else waits for its turn. The first turn is the log's, which another
  // process may be switching on right now; where it cannot be had (a read-only file) the default journal serves.
  let last: Promise<unknown> = unlessBusy(() => execute('PRAGMA journal_mode = WAL')).catch(() => undefined);
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const transaction: SqlExecutor['transaction'] = (work) =>
    inTurn(async () => {
      await unlessBusy(() => execute('BEGIN IMMEDIATE'));
      try {
        const result = await work(run, execute);
        await unlessBusy(() => execute('COMMIT'));
        return result;
      } catch (error) {
        // SQLite may have rolled back by itself; what went wrong first is what the caller has to hear.
        await execute('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });

  return {
    dialect: 'sqlite',
    // libsql does not reset a writing statement that found the lock taken, and until its garbage is collected nothing else
    // on the connection is committed. BEGIN IMMEDIATE takes the lock before the statement needs it.
    query: (sql, values) =>
      /^\s*SELECT\b/i.test(sql)
        ? inTurn(() => unlessBusy(() => run(sql, values)))
        : transaction((query) => query(sql, values)),
    transaction,
  };
}

/** Tries again while another connection holds the lock. */
async function unlessBusy<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof Error && /database( table)? is locked|SQLITE_BUSY/.test(error.message);
      if (!isBusy || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 10));
    }
  }
}

function toRow(value: unknown): SqlRow {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('The SQLite driver returned a row that is no object.');
  return Object.fromEntries(Object.entries(value));
}
