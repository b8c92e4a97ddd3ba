import { checkDriver } from './checkDriver.ts';
import type { SqlBatchExecutor, SqlRow, SqlStatement, SqlValue } from './sqlExecutor.ts';

interface D1Result {
  results: SqlRow[];
}

/** The part of a prepared statement of D1 that is used. */
export interface D1Statement {
  /** Returns the statement with values for its placeholders. */
  bind(...values: SqlValue[]): D1Statement;
  /** Runs the statement. */
  all(): Promise<D1Result>;
}

/** The part of a D1 binding that is used. `env.DB.withSession()` has it too. */
export interface D1Database {
  /** Prepares a statement with `?` placeholders. */
  prepare(sql: string): D1Statement;
  /** Runs statements in one transaction. */
  batch(statements: D1Statement[]): Promise<D1Result[]>;
}

/**
 * Connects {@link sqlStore} to Cloudflare D1: `sqlStore(d1(env.DB))`. With read replication, pass `env.DB.withSession('first-primary')`
 * of the current request: other replicas can be behind.
 */
export function d1(database: D1Database): SqlBatchExecutor {
  checkDriver('d1', database);
  const prepare = ([sql, values = []]: SqlStatement) => database.prepare(sql).bind(...values);
  return {
    dialect: 'sqlite',
    query: async (sql, values = []) => (await prepare([sql, values]).all()).results,
    batch: async (statements) =>
      (await database.batch(statements.map(prepare))).map(({ results }) => results),
  };
}
