import type { SqlExecutor } from './sqlExecutor.ts';
import { tables } from './sqlSchema.ts';

/**
 * Returns who else can reach the tables, as sentences: roles whose grants are not stopped by row-level security. Roles that
 * bypass it everywhere, and roles that a policy names, were given access on purpose. A trigger runs with the rights of the role
 * that writes to the table, which is the kit's. SQLite has no roles.
 */
export async function findExposure({ query, dialect }: SqlExecutor): Promise<string[]> {
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
