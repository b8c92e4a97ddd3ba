import { checkDriver } from './checkDriver.ts';
import { lock, numberPlaceholders, retryConflicts } from './postgres.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlWork } from './sqlExecutor.ts';

interface KyselyQuery {
  sql: string;
  parameters: readonly unknown[];
  query: { kind: 'RawNode'; sqlFragments: readonly string[]; parameters: readonly [] };
  queryId: { queryId: string };
}

interface KyselyQueryable {
  /** Returns the same without plugins, which could rename columns. */
  withoutPlugins(): KyselyQueryable;
  /** Runs one statement and returns its rows. */
  executeQuery(query: KyselyQuery): Promise<{ rows: unknown[] }>;
}

interface KyselyTransactionBuilder {
  /** Sets the isolation level of the transaction. */
  setIsolationLevel(level: 'read committed'): {
    execute<T>(work: (transaction: KyselyQueryable) => Promise<T>): Promise<T>;
  };
}

/** The part of a `Kysely` that is used. */
export interface KyselyDatabase extends KyselyQueryable {
  /** Begins a transaction. */
  transaction(): KyselyTransactionBuilder;
}

/**
 * Connects {@link sqlStore} to PostgreSQL 12 or newer with Kysely: `sqlStore(kysely(db))`. For other databases, pass the driver of the
 * dialect instead.
 */
export function kysely(db: KyselyDatabase): SqlExecutor {
  checkDriver('kysely', db);
  return {
    dialect: 'postgresql',
    tool: 'kysely',
    query: (sql, values) => retryConflicts(() => queryOn(db)(sql, values)),
    transaction: <T>(work: SqlWork<T>) =>
      retryConflicts(() =>
        db
          .transaction()
          .setIsolationLevel('read committed')
          .execute((transaction) => {
            const query = queryOn(transaction);
            return work(query, async (sql) => void (await query(sql)));
          }),
      ),
    lock,
  };
}

function queryOn(queryable: KyselyQueryable): SqlQuery {
  const plain = queryable.withoutPlugins();
  return async (text, parameters = []) => {
    const sql = numberPlaceholders(text);
    const { rows } = await plain.executeQuery({
      sql,
      parameters,
      query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
      queryId: { queryId: 'connect' },
    });
    return rows.map((row): SqlRow => Object.fromEntries(Object.entries(Object(row))));
  };
}
