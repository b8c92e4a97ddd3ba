import { readRevision } from './readRevision.ts';
import { printCommand } from './schemaSql.ts';
import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import type { TableOptions } from './tableNames.ts';

/** The executor, with a look at the tables before the first statement. */
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
  const revision = await readRevision(query);
  if (dialect === 'postgresql') await checkRowSecurity(query, names);
  if (revision < schemaSteps.length)
    throw new Error(
      `The tables of the store are missing or out of date: run store.migrate() when the app starts, or the SQL of ${printCommand({ dialect, from: revision, ...names })}`,
    );
}

/** Row-level security hides rows without an error, so a role without a policy would find no connections at all. */
async function checkRowSecurity(query: SqlQuery, names: TableOptions): Promise<void> {
  const [hidden] = await query(
    `SELECT current_user::text AS role FROM pg_class
     WHERE oid IN (${tables.map((table) => `to_regclass('${table}')`).join(', ')}) AND row_security_active(oid)
       AND NOT EXISTS (SELECT 1 FROM pg_policy CROSS JOIN unnest(polroles) AS grantee
         WHERE polrelid = pg_class.oid AND CASE WHEN grantee = 0 THEN TRUE ELSE pg_has_role(grantee, 'USAGE') END)`,
  );
  if (!hidden) return;
  const command = printCommand({
    dialect: 'postgresql',
    from: schemaSteps.length,
    ...names,
    role: String(hidden.role),
  });
  throw new Error(
    `The database role ${String(hidden.role)} does not own the tables of the store, and row-level security hides their rows from it. Run the SQL that this command prints, with the role that owns them: ${command}`,
  );
}
