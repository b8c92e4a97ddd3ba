import type { SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';

/** What is used of a SQLite driver with a synchronous API: `libsql`, `better-sqlite3` and `node:sqlite` all fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { all(...values: SqlValue[]): unknown[] };
}

/**
 * Lets {@link sqlStore} work on one SQLite connection: `sqlStore(sqlite(new Database('connect.sqlite')))`.
 * Turns on write-ahead logging and waits up to 5 s for a lock of another connection, without blocking the thread.
 */
export function sqlite(database: SqliteDatabase): SqlExecutor {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 0;');

  // Every statement has rows (`RETURNING`): better-sqlite3 throws where they are asked for in vain.
  const run: SqlQuery = async (sql, values = []) =>
    database
      .prepare(sql)
      .all(...values)
      .map(toRow);
  const execute = async (sql: string) => void database.exec(sql);

  // One connection holds one transaction: everything else waits for its turn.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    query: (sql, values) => inTurn(() => unlessBusy(() => run(sql, values))),
    execute: (sql) => inTurn(() => unlessBusy(() => execute(sql))),
    transaction: (work) =>
      inTurn(async () => {
        await unlessBusy(() => execute('BEGIN IMMEDIATE'));
        try {
          const result = await work(run);
          database.exec('COMMIT');
          return result;
        } catch (error) {
          database.exec('ROLLBACK');
          throw error;
        }
      }),
  };
}

/** Tries again while another connection holds the lock. Waiting inside SQLite would block whoever is to release it. */
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
