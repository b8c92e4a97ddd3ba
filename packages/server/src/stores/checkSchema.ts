import { checkServer } from './checkServer.ts';
import { explainError, isMissing } from './databaseErrors.ts';
import { checkCollations, isMysql } from './mysqlSchema.ts';
import { printCommand } from './schemaSql.ts';
import { schemaTables, type Table } from './schemaTables.ts';
import type { SqlDatabase, SqlQuery, SqlRow } from './sqlExecutor.ts';
import { number } from './sqlRows.ts';
import { schemaSteps } from './sqlSchema.ts';
import { StoreError } from './StoreError.ts';
import { quoteOf, tableNames, type TableOptions } from './tableNames.ts';

/** How long calls wait for the check of another call, in milliseconds. */
const maxWaitMs = 2_000;

/** Waits for a check, or for as long as calls wait. Rejects if the check fails. */
function waitFor(check: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, maxWaitMs);
  });
  return Promise.race([check, late]).finally(() => clearTimeout(timer));
}

/** Returns the database with a check of the tables before the first statement. Its errors name the fix if one is known. */
export function checkSchemaOnce(database: SqlDatabase, names: TableOptions): SqlDatabase {
  let isChecked = false;
  let running: Promise<void> | undefined;
  const check = async (): Promise<void> => {
    // Cloudflare Workers stop the code of a cancelled request, and its check then never ends.
    if (running) await waitFor(running);
    if (isChecked) return;
    const own = checkSchema(database, names).then(
      () => void (isChecked = true),
      (error: unknown) => {
        running = undefined;
        throw error;
      },
    );
    running = own;
    await own;
  };
  const afterCheck = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      if (!isChecked) await check();
      return await work();
    } catch (error) {
      throw await explainError(error, database, names);
    }
  };
  const query: SqlQuery = (sql, values) => afterCheck(() => database.query(sql, values));
  if ('batch' in database)
    return {
      ...database,
      query,
      batch: (statements) => afterCheck(() => database.batch(statements)),
    };
  return {
    ...database,
    query,
    transaction: (work) => afterCheck(() => database.transaction(work)),
  };
}

/**
 * Checks that the tables have every column that this code uses, and changes nothing.
 *
 * @throws {StoreError} Naming what is missing or wrong, and what to do.
 */
export async function checkSchema(database: SqlDatabase, names: TableOptions): Promise<void> {
  const { query, dialect } = database;
  await checkServer(database, names);
  const revision = await readRevision(query);
  const missing = await findMissing(query);
  // Without their revision, another tool has created the tables.
  if (missing.length > 0 || (revision > 0 && revision < schemaSteps.length))
    throw outdated(database, names, revision, missing);
  if (isMysql(dialect)) await checkCollations(query, dialect, usedTables);
}

/** Returns the error for tables that are missing or behind. What to do depends on who created them. */
export function outdated(
  { dialect, tool }: SqlDatabase,
  names: TableOptions,
  revision: number,
  missing: readonly string[],
): StoreError {
  const listed = list(missing.map(tableNames(names, quoteOf(dialect))));
  const absent = missing.length === 0 ? '' : ` Missing: ${listed}.`;
  const print = (from: number) => printCommand({ dialect, from, ...names });
  const file = printCommand({ dialect, ...names, format: tool ?? 'drizzle' });
  const place =
    dialect === 'postgresql' ? 'schema and prefix of sqlStore, not a search_path' : 'prefix of sqlStore';
  if (missing.length === usedTables.length)
    return new StoreError(
      'store_outdated',
      `The tables of the store are missing.${absent} Call store.migrate() when the app starts. If your own migrations create the tables, create one from what this command prints: ${print(0)}. For the file of a tool, add --format drizzle, prisma or kysely. If the tables exist, this connection does not find them: check its database, and set ${place}.`,
    );
  if (revision === 0)
    return new StoreError(
      'store_outdated',
      `The tables of the store are out of date. Your own migrations have created them, and this @kit/server needs more.${absent} Print the schema file again, and generate a migration: ${file}. If you have no such file, add what is missing as this command prints it: ${print(0)}.`,
    );
  if (revision < schemaSteps.length)
    return new StoreError(
      'store_outdated',
      `The tables of the store are out of date. They have revision ${revision}, and this @kit/server needs ${schemaSteps.length}.${absent} Call store.migrate() when the app starts. If your own migrations create the tables, run the SQL that this command prints: ${print(revision)}.`,
    );
  return new StoreError(
    'store_outdated',
    `The tables of the store have been changed by hand: their revision is ${revision}, but not all of them is there.${absent} Add what is missing as this command prints it: ${print(0)}.`,
  );
}

/** The tables that this release uses. The others are for the previous one. */
const usedTables = schemaTables.filter(
  ({ name }) => !['connect_schema', 'connect_delivery', 'connect_turn'].includes(name),
);

/** Returns the tables, and the columns of other tables, that are missing. */
export async function findMissing(query: SqlQuery): Promise<string[]> {
  const works = (sql: string) =>
    query(sql).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  const all = usedTables.map((table, index) => `(${select(table)}) AS t${index}`);
  if (await works(`SELECT 1 AS found FROM ${all.join(' CROSS JOIN ')}`)) return [];

  const missing: string[] = [];
  for (const table of usedTables) {
    if (await works(select(table))) continue;
    const isThere = await works(`SELECT 1 AS found FROM ${table.name} WHERE 1 = 0`);
    if (!isThere) missing.push(table.name);
    else
      for (const column of table.columns)
        if (!(await works(select({ ...table, columns: [column] }))))
          missing.push(`${table.name}.${column.name}`);
  }
  return missing;
}

function select({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  return `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${name} WHERE 1 = 0`;
}

function list(names: readonly string[]): string {
  const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
  return names.slice(0, 10).join(', ') + more;
}

/**
 * Returns the revision of the tables, or 0 if they do not exist. It can be newer than this code, because steps are additive.
 *
 * @throws {StoreError} `store_newer` if the tables require newer code.
 */
export async function readRevision(query: SqlQuery): Promise<number> {
  const [row] = await query('SELECT * FROM connect_schema').catch((error: unknown): SqlRow[] => {
    if (isMissing(error)) return [];
    throw error;
  });
  if (!row) return 0;
  const version = number(row, 'version');
  if (version > schemaSteps.length)
    throw new StoreError(
      'store_newer',
      `The tables of the store need a newer @kit/server: they require revision ${version}, and this one knows ${schemaSteps.length}. Another process with a newer release has updated them. Update @kit/server in this one.`,
    );
  // The column exists since revision 3.
  return row.revision === undefined ? version : Math.max(version, number(row, 'revision'));
}
