import { isMysql } from './mysqlSchema.ts';
import { printCommand } from './schemaSql.ts';
import type { SqlDatabase } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';
import { StoreError } from './StoreError.ts';
import type { TableOptions } from './tableNames.ts';

/** How deep libraries nest the error of the driver. */
const maxDepth = 4;

const missingCodes = /^(42P01|42703|3F000|ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR)$/;
const forbiddenCodes = /^(42501|ER_(TABLE|COLUMN|DB)ACCESS_DENIED_ERROR)$/;
const readOnlyCodes =
  /^(25006|ER_(OPTION_PREVENTS_STATEMENT|CANT_EXECUTE_IN_READ_ONLY_TRANSACTION|READ_ONLY_MODE))$/;
/** A prepared statement of another connection: it is unknown here, or its name is taken. */
const preparedCodes = /^(26000|42P05)$/;

/** Whether a table or a column is missing. SQLite has no code for it; PostgreSQL also misses roles and prepared statements. */
export function isMissing(error: unknown): boolean {
  return chainOf(error).some(
    ({ code, message }) => missingCodes.test(code) || /no such (table|column)|no column named/.test(message),
  );
}

/** Whether the role may not do this, or the SQLite file is read-only. */
export function isForbidden(error: unknown): error is Error {
  return isReadOnly(error) || chainOf(error).some(({ code }) => forbiddenCodes.test(code));
}

/** Whether the database accepts no writes, as a replica does. */
export function isReadOnly(error: unknown): error is Error {
  return chainOf(error).some(
    ({ code, message }) => readOnlyCodes.test(code) || /readonly database/.test(message),
  );
}

/**
 * Returns the error to throw for an error of the driver: one that names the fix if the cause is the role, the pooler or the tables,
 * otherwise the same error.
 */
export async function explainError(
  error: unknown,
  database: SqlDatabase,
  names: TableOptions,
): Promise<unknown> {
  if (error instanceof StoreError) return error;
  const errors = chainOf(error);
  const [message = ''] = errors.map((one) => one.message);
  if (errors.some(({ code }) => preparedCodes.test(code)))
    return new StoreError(
      'store_misconfigured',
      `A prepared statement was lost: ${message}. A pooler in transaction mode gives each transaction another connection. Turn named prepared statements off for this client (prepare: false in postgres.js), or let the pooler track them (max_prepared_statements in PgBouncer 1.21 or newer).`,
      error,
    );
  if (errors.some((one) => /statement pooling/.test(one.message)))
    return new StoreError(
      'store_misconfigured',
      `The pooler runs each statement on another connection, so no transaction is possible: ${message}. Set its pool_mode to transaction.`,
      error,
    );
  if (errors.some((one) => /unsupported startup parameter/.test(one.message)))
    return new StoreError(
      'store_misconfigured',
      `The pooler refuses a startup parameter of this connection: ${message}. Remove it from the connection string. Instead of search_path, use the option schema of sqlStore; instead of statement_timeout, use query_timeout of the pool.`,
      error,
    );
  if (errors.some((one) => /transaction within a transaction/.test(one.message)))
    return new StoreError(
      'store_misconfigured',
      `Other code has begun a transaction on the store's SQLite connection: ${message}. Give each store its own connection to the file, and use it for nothing else.`,
      error,
    );
  // Untranslatable character.
  if (errors.some(({ code }) => code === '22P05'))
    return new StoreError(
      'store_misconfigured',
      `The database cannot store every character: ${message}. Create a database with the encoding UTF8 for the store.`,
      error,
    );
  if (errors.some(({ code }) => forbiddenCodes.test(code))) return forbidden(error, message, database, names);
  if (isMissing(error))
    return new StoreError(
      'store_outdated',
      `A table or a column of the store is missing: ${message}. It was there when this process started, or this connection has another search_path. Use the option schema of sqlStore instead of search_path, and call store.check() to see what is missing.`,
      error,
    );
  return error;
}

async function forbidden(
  error: unknown,
  message: string,
  { dialect, query }: SqlDatabase,
  names: TableOptions,
): Promise<StoreError> {
  const start = `The database role may not use the tables of the store: ${message}.`;
  if (isMysql(dialect))
    return new StoreError(
      'store_forbidden',
      `${start} Grant it SELECT, INSERT, UPDATE and DELETE on them, and for store.migrate() also CREATE, ALTER and INDEX.`,
      error,
    );
  const [row] = await query('SELECT current_user AS role').catch(() => []);
  const role = row ? String(row.role) : 'ROLE';
  const command = printCommand({ dialect, from: schemaSteps.length, ...names, role });
  return new StoreError(
    'store_forbidden',
    `${start} Run the SQL that this command prints, with the role that owns the tables: ${command}.`,
    error,
  );
}

/** An error and its causes. */
function chainOf(error: unknown): { code: string; message: string }[] {
  const found = [];
  let one = error;
  for (let depth = 0; depth < maxDepth && one instanceof Error; depth++) {
    found.push({ code: 'code' in one ? String(one.code) : '', message: one.message });
    one = one.cause;
  }
  return found;
}
