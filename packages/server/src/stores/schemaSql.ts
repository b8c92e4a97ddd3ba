import {
  compatibleRevision,
  createSchemaTable,
  schemaSteps,
  tables,
  type SchemaStatement,
} from './sqlSchema.ts';
import { isMysql, mysqlSteps } from './mysqlSchema.ts';
import type { SqlDialect } from './sqlExecutor.ts';
import { quoteOf, tableNames, type TableOptions } from './tableNames.ts';

/** The options of {@link schemaSql}. */
export interface SchemaSqlOptions extends TableOptions {
  /** The dialect of the returned SQL. */
  dialect: SqlDialect;
  /** The revision of the tables; 0 if they do not exist. @default 0 */
  from?: number | undefined;
  /** On PostgreSQL, a role that uses the tables without owning them. Adds grants and policies for it. */
  role?: string | undefined;
}

/**
 * Returns the SQL that `store.migrate()` runs, for teams that create tables with their own migration tool. Run it in one
 * transaction.
 *
 * @throws {TypeError} If an option is not valid.
 */
export function schemaSql(options: SchemaSqlOptions): string {
  return schemaList(options)
    .map((statement) => `${statement};\n`)
    .join('');
}

/** Returns the statements of {@link schemaSql}, with the chosen names. */
export function schemaList({ dialect, from = 0, role, ...names }: SchemaSqlOptions): string[] {
  checkSchemaSql({ dialect, from, role, ...names });
  const { schema } = names;
  const named = tableNames(names, quoteOf(dialect));
  const statements = [
    ...(schema !== undefined && from === 0 ? [`CREATE SCHEMA IF NOT EXISTS "${schema}"`] : []),
    ...schemaStatements(dialect, from),
    ...(role === undefined ? [] : accessOf(role, schema)),
  ];
  return statements.map(named);
}

/** Every dialect. */
export const sqlDialects: readonly SqlDialect[] = ['postgresql', 'sqlite', 'mysql', 'mariadb'];

/** Returns the statements from one revision to the newest, with the default names. */
export function schemaStatements(dialect: SqlDialect, from: number): string[] {
  if (from === schemaSteps.length) return [];
  if (isMysql(dialect))
    return [
      ...mysqlSteps(dialect, from),
      `INSERT INTO connect_schema (id, version, revision) VALUES (1, ${compatibleRevision}, ${schemaSteps.length})
ON DUPLICATE KEY UPDATE version = VALUES(version), revision = VALUES(revision)`,
    ];
  const steps = schemaSteps
    .slice(from)
    .flat()
    .flatMap((statement) => statementFor(dialect, statement) ?? []);
  return [
    ...(from === 0 ? [createSchemaTable] : []),
    ...steps,
    // Releases before revision 3 read only `version`, and refuse a version above their own.
    `INSERT INTO connect_schema (id, version, revision) VALUES (1, ${compatibleRevision}, ${schemaSteps.length})
ON CONFLICT (id) DO UPDATE SET version = excluded.version, revision = excluded.revision`,
  ];
}

/** Returns the statement if it is for this dialect. */
export function statementFor(dialect: SqlDialect, statement: SchemaStatement): string | undefined {
  if (typeof statement === 'string') return statement;
  return new Map<string, string>(Object.entries(statement)).get(dialect);
}

function accessOf(role: string, schema: string | undefined): string[] {
  return [
    ...(schema === undefined ? [] : [`GRANT USAGE ON SCHEMA "${schema}" TO "${role}"`]),
    ...tables.flatMap((table) => [
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO "${role}"`,
      `DROP POLICY IF EXISTS "store_${role}" ON ${table}`,
      `CREATE POLICY "store_${role}" ON ${table} TO "${role}" USING (true) WITH CHECK (true)`,
    ]),
  ];
}

function checkSchemaSql({ dialect, from = 0, role, schema }: SchemaSqlOptions): void {
  const isPostgres = dialect === 'postgresql';
  if (!sqlDialects.includes(dialect))
    throw new TypeError(`schemaSql: dialect must be one of ${sqlDialects.join(', ')}.`);
  if (!isPostgres && (schema ?? role) !== undefined)
    throw new TypeError('schemaSql: schema and role are for PostgreSQL only.');
  if (!Number.isInteger(from) || from < 0 || from > schemaSteps.length)
    throw new TypeError(`schemaSql: from must be a revision between 0 and ${schemaSteps.length}.`);
  if (role !== undefined && !/^[A-Za-z_][A-Za-z0-9_-]{0,56}$/.test(role))
    throw new TypeError(`schemaSql: role must be the plain name of a role, not ${JSON.stringify(role)}.`);
}

/** Returns the command that prints the SQL or the file for these options, in backquotes, because text may follow. */
export function printCommand(options: SchemaSqlOptions & { format?: string }): string {
  const { dialect, from = 0, schema, prefix, role, format } = options;
  const flags = { dialect, schema, prefix, from: from === 0 ? undefined : String(from), role, format };
  const texts = Object.entries(flags).flatMap(([flag, value]) =>
    value === undefined ? [] : ` --${flag} ${value}`,
  );
  return `\`npx @kit/server schema${texts.join('')}\``;
}
