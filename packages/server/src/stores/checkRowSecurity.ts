import { printCommand } from './schemaSql.ts';
import type { SqlQuery } from './sqlExecutor.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Row-level security hides rows without an error, so a role without a policy would find no connections at all.
 *
 * @throws If it hides the tables from the role of this connection.
 */
export async function checkRowSecurity(query: SqlQuery, names: TableOptions): Promise<void> {
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
