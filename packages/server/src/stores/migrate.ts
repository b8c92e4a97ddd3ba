import { findMissing, outdated, readRevision } from './checkSchema.ts';
import { checkServer } from './checkServer.ts';
import { isForbidden, isMissing } from './databaseErrors.ts';
import { isMysql } from './mysqlSchema.ts';
import { hasCode } from './mysqlStatements.ts';
import { printCommand, schemaStatements } from './schemaSql.ts';
import type { SqlBatchExecutor, SqlDatabase, SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { createSchemaTable, schemaSteps } from './sqlSchema.ts';
import { StoreError } from './StoreError.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Updates the tables to the revision of this code. It reads before it writes, so a role that may not create tables can call it if
 * there is nothing to do. Concurrent calls wait for each other: on PostgreSQL, concurrent `CREATE TABLE IF NOT EXISTS` can fail.
 */
export async function migrate(database: SqlDatabase, names: TableOptions): Promise<void> {
  const { dialect, query } = database;
  await checkServer(database, names);
  const found = await readRevision(query);
  if (found >= schemaSteps.length) return;
  // Another tool has created the tables, without their revision.
  if (found === 0 && (await isOfOtherTool(query))) {
    const missing = await findMissing(query);
    if (missing.length === 0) return;
    throw outdated(database, names, found, missing);
  }
  try {
    if ('batch' in database) await updateInBatch(database, found, names.schema);
    else await updateInTransaction(database, found, names.schema);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new StoreError(
      'store_forbidden',
      `store.migrate() may not change the tables: ${error.message}. They have revision ${found}, and this @kit/server needs ${schemaSteps.length}. Run the SQL that this command prints, with a role that may: ${printCommand({ dialect, from: found, ...names })}.`,
      error,
    );
  }
}

async function updateInTransaction(
  executor: SqlExecutor,
  found: number,
  schema: string | undefined,
): Promise<void> {
  await executor.transaction(async (query, execute) => {
    const { dialect } = executor;
    if (isMysql(dialect)) {
      // It commits each statement by itself. Another process, or an update that was interrupted, may have been here before.
      for (const statement of schemaStatements(dialect, found))
        await execute(statement).catch((error: unknown) => {
          if (!hasCode(error, 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME')) throw error;
        });
      return;
    }
    await executor.lock?.(query, 'connect_schema');
    if (found === 0) {
      const [place] =
        schema === undefined
          ? [true]
          : await query('SELECT 1 AS found FROM pg_namespace WHERE nspname = ?', [schema]);
      // `IF NOT EXISTS` needs the right to create schemas, even if this one exists.
      if (!place) await execute(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      await execute(createSchemaTable);
    }
    const current = await readRevision(query);
    for (const statement of schemaStatements(dialect, current)) await execute(statement);
  });
}

/** Of concurrent calls, one updates the tables, and the statements of the others fail. */
async function updateInBatch(
  { dialect, query, batch }: SqlBatchExecutor,
  found: number,
  schema: string | undefined,
): Promise<void> {
  try {
    const place = schema === undefined || found > 0 ? [] : [`CREATE SCHEMA IF NOT EXISTS "${schema}"`];
    await batch([...place, ...schemaStatements(dialect, found)].map((statement) => [statement]));
  } catch (error) {
    if ((await readRevision(query)) < schemaSteps.length) throw error;
  }
}

/** Whether there are tables, but none with their revision. An update of MySQL that was interrupted has that one. */
async function isOfOtherTool(query: SqlQuery): Promise<boolean> {
  const exists = (table: string) =>
    query(`SELECT 1 AS found FROM ${table} WHERE 1 = 0`).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  return (await exists('connect_connection')) && !(await exists('connect_schema'));
}
