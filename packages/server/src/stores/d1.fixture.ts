import Database from 'libsql';
import type { D1Database, D1Statement } from './d1.ts';
import type { SqlRow, SqlValue } from './sqlExecutor.ts';
import { toRow, type SqliteDatabase } from './sqlite.ts';

interface Bound extends D1Statement {
  run(): { results: SqlRow[] };
}

/** A database with the API and the limits of D1, in memory. `integration/runtimes` runs the same tests on D1 itself. */
export function openD1(): D1Database {
  const database: SqliteDatabase = new Database(':memory:');
  const bound = new WeakMap<D1Statement, Bound['run']>();
  const prepare = (sql: string, values: SqlValue[] = []): D1Statement => {
    const run = () => {
      if (values.length > 100) throw new Error('D1_ERROR: too many SQL variables: SQLITE_ERROR');
      return {
        results: database
          .prepare(sql)
          .all(...values)
          .map(toRow),
      };
    };
    const statement: D1Statement = {
      bind: (...next) => prepare(sql, next),
      all: async () => run(),
    };
    bound.set(statement, run);
    return statement;
  };
  return {
    prepare,
    async batch(statements) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const results = statements.map((statement) => bound.get(statement)?.() ?? { results: [] });
        database.exec('COMMIT');
        return results;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
