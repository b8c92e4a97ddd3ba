import { checkDriver } from './checkDriver.ts';
import { lockNames, numberPlaceholders, retryConflicts } from './postgres.ts';
import { StoreError } from './StoreError.ts';
import type { SqlBatchExecutor, SqlRow, SqlValue } from './sqlExecutor.ts';

/** The part of what `neon()` returns that is used. */
export interface NeonHttpClient<Query extends PromiseLike<unknown>> {
  /** Runs one statement with `$1` placeholders, or makes it part of a transaction. */
  query(sql: string, values?: SqlValue[]): Query;
  /** Runs statements in one transaction. */
  transaction(queries: Query[], options: { isolationLevel: 'ReadCommitted' }): Promise<unknown[]>;
}

/**
 * Connects {@link sqlStore} to Neon over HTTP: `sqlStore(neonHttp(neon(connectionString)))`, with `neon` of `@neondatabase/serverless`.
 * Other processes can use the same tables through a pool.
 */
export function neonHttp<Query extends PromiseLike<unknown>>(sql: NeonHttpClient<Query>): SqlBatchExecutor {
  checkDriver('neonHttp', sql);
  const prepare = (text: string, values: readonly SqlValue[] = []) =>
    sql.query(numberPlaceholders(text), [...values]);
  const batch: SqlBatchExecutor['batch'] = (statements) =>
    retryConflicts(async () => {
      const queries = statements.map(([text, values]) => prepare(text, values));
      return (await sql.transaction(queries, { isolationLevel: 'ReadCommitted' })).map(readRows);
    });
  return {
    dialect: 'postgresql',
    batch,
    lock: ([names, values = []]) => [`SELECT ${lockNames('name')} FROM (${names}) AS names`, values],
    async query(text, values = []) {
      if (/^\s*SELECT\b/i.test(text)) return readRows(await prepare(text, values));
      return (await batch([[text, values]]))[0] ?? [];
    },
  };
}

function readRows(rows: unknown): SqlRow[] {
  if (!Array.isArray(rows))
    throw new StoreError(
      'store_misconfigured',
      'Neon returned no list of rows. Do not set fullResults for the store.',
    );
  return rows.map((row): SqlRow => {
    if (Array.isArray(row))
      throw new StoreError(
        'store_misconfigured',
        'Neon returned arrays. Do not set arrayMode for the store.',
      );
    return Object.fromEntries(Object.entries(Object(row)));
  });
}
