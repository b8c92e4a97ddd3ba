import { printCommand } from './schemaSql.ts';
import type { SqlDatabase, SqlQuery } from './sqlExecutor.ts';
import { schemaSteps, tables } from './sqlSchema.ts';
import { StoreError } from './StoreError.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Checks that row-level security does not hide the rows. Without an error, a role without a policy would find no connections.
 *
 * @throws {StoreError} `store_forbidden` if it hides the rows from the role of this connection.
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
  throw new StoreError(
    'store_forbidden',
    `The database role ${String(hidden.role)} does not own the tables of the store, and row-level security hides their rows from it. Run the SQL that this command prints, with the role that owns them: ${command}.`,
  );
}

/**
 * Returns the other roles that can reach the tables, as sentences. Roles that bypass row-level security everywhere, and roles
 * that a policy names, have access on purpose. The right to create triggers counts, because a trigger runs with the rights of the
 * role that writes to the table. SQLite has no roles.
 */
export async function findExposure({ query, dialect }: SqlDatabase): Promise<string[]> {
  if (dialect !== 'postgresql') return [];
  const rows = await query(
    `SELECT COALESCE(rolname, 'PUBLIC') AS role, relname AS name,
       string_agg(privilege_type, ', ' ORDER BY privilege_type) AS privileges
     FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) LEFT JOIN pg_roles ON pg_roles.oid = grantee
     WHERE pg_class.oid IN (${tables.map((table) => `to_regclass('${table}')`).join(', ')})
       AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
       AND grantee <> relowner AND rolname IS DISTINCT FROM current_user
       AND NOT COALESCE(rolsuper OR rolbypassrls, FALSE)
       AND NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid AND grantee <> 0 AND grantee = ANY (polroles))
       AND (privilege_type IN ('TRUNCATE', 'TRIGGER') OR NOT relrowsecurity
         OR EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid AND 0 = ANY (polroles)))
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map(
    ({ role, name, privileges }) => `${String(role)} has ${String(privileges)} on ${String(name)}`,
  );
}
