import type { SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';

/** What is used of a SQLite driver with a synchronous API: `libsql`, `better-sqlite3` and `node:sqlite` all fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { all(...values: SqlValue[]): unknown[] };
}

/**
 * Lets {@link sqlStore} work on one SQLite connection: `sqlStore(sqlite(new Database('connect.sqlite')))`.
 * Turns on write-ahead logging and waits up to 5 s for a lock that another process holds.
 */
export function sqlite(database: SqliteDatabase): SqlExecutor {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;');

  const query: SqlQuery = async (sql, values = []) =>
    database
      .prepare(sql)
      .all(...values)
      .map(toRow);

  // One connection holds one transaction: everything else waits for its turn.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    query: (sql, values) => inTurn(() => query(sql, values)),
    transaction: (work) =>
      inTurn(async () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(query);
          database.exec('COMMIT');
          return result;
        } catch (error) {
          database.exec('ROLLBACK');
          throw error;
        }
      }),
  };
}

function toRow(value: unknown): SqlRow {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('The SQLite driver returned a row that is no object.');
  return Object.fromEntries(Object.entries(value));
}
