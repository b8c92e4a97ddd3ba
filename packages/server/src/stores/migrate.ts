import { checkRowSecurity } from './checkRowSecurity.ts';
import { readRevision } from './readRevision.ts';
import { createSchemaTable, printCommand, schemaStatements } from './schemaSql.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Takes the tables to the revision of this code. It reads before it writes, so a role that may not create tables can call
 * it as long as there is nothing to do. Concurrent calls wait for each other: on PostgreSQL, two `CREATE TABLE IF NOT
 * EXISTS` at the same time can fail.
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
        // `IF NOT EXISTS` needs the right to create schemas even if this one exists.
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

/** `insufficient_privilege`, and its counterpart for a SQLite file. */
function isForbidden(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42501') || /readonly database/.test(error.message);
}
