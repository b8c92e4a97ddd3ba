import { checkRowSecurity } from './rowSecurity.ts';
import { createSchemaTable, printCommand, schemaStatements } from './schemaSql.ts';
import type { SqlExecutor, SqlQuery, SqlRow } from './sqlExecutor.ts';
import { number } from './sqlRows.ts';
import { schemaSteps } from './sqlSchema.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Updates the tables to the revision of this code. It reads before it writes, so a role that may not create tables can call it if
 * there is nothing to do. Concurrent calls wait for each other: on PostgreSQL, concurrent `CREATE TABLE IF NOT EXISTS` can fail.
 */
export async function migrate(executor: SqlExecutor, names: TableOptions): Promise<void> {
  if (executor.dialect === 'postgresql') await checkRowSecurity(executor.query, names);
  const found = await readRevision(executor.query);
  if (found >= schemaSteps.length) return;
  try {
    await executor.transaction(async (query, execute) => {
      await executor.lock?.(query, 'connect_schema');
      if (found === 0) {
        const [place] =
          names.schema === undefined
            ? [true]
            : await query('SELECT 1 AS found FROM pg_namespace WHERE nspname = ?', [names.schema]);
        // `IF NOT EXISTS` needs the right to create schemas, even if this one exists.
        if (!place) await execute(`CREATE SCHEMA IF NOT EXISTS "${names.schema}"`);
        await execute(createSchemaTable);
      }
      const current = await readRevision(query);
      for (const statement of schemaStatements(executor.dialect, current)) await execute(statement);
    });
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new Error(
      `store.migrate() may not change the tables: ${error.message}. They have revision ${found}, and this @kit/server needs ${schemaSteps.length}. Run the SQL that this command prints, with a role that may: ${printCommand({ dialect: executor.dialect, from: found, ...names })}`,
      { cause: error },
    );
  }
}

/** `insufficient_privilege`, or a read-only SQLite file. */
function isForbidden(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42501') || /readonly database/.test(error.message);
}

/** Returns the executor with a check of the tables before the first statement. */
export function checkSchemaOnce(executor: SqlExecutor, names: TableOptions): SqlExecutor {
  let checked: Promise<void> | undefined;
  const check = () =>
    (checked ??= checkSchema(executor, names).catch((error: unknown) => {
      checked = undefined;
      throw error;
    }));

  return {
    ...executor,
    async query(sql, values) {
      await check();
      return executor.query(sql, values);
    },
    async transaction(work) {
      await check();
      return executor.transaction(work);
    },
  };
}

async function checkSchema({ query, dialect }: SqlExecutor, names: TableOptions): Promise<void> {
  if (dialect === 'postgresql') await checkRowSecurity(query, names);
  const revision = await readRevision(query);
  if (revision < schemaSteps.length)
    throw new Error(
      `The tables of the store are missing or out of date. Call store.migrate() when the app starts, or run the SQL that this command prints: ${printCommand({ dialect, from: revision, ...names })}`,
    );
}

/**
 * Returns the revision of the tables, or 0 if they do not exist. It can be newer than this code, because steps are additive.
 *
 * @throws If the tables require newer code.
 */
async function readRevision(query: SqlQuery): Promise<number> {
  const [row] = await query('SELECT * FROM connect_schema').catch((error: unknown): SqlRow[] => {
    if (isMissingTable(error)) return [];
    throw error;
  });
  if (!row) return 0;
  const version = number(row, 'version');
  if (version > schemaSteps.length) {
    throw new Error(
      `The tables of the store need a newer @kit/server: they require revision ${version}, and this one knows ${schemaSteps.length}. Update @kit/server.`,
    );
  }
  // The column exists since revision 3.
  return row.revision === undefined ? version : Math.max(version, number(row, 'revision'));
}

/** PostgreSQL has a code and localized messages; SQLite has the message only. */
function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || /no such table|does not exist/.test(error.message);
}
