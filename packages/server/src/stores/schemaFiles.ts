import { drizzleFile } from './drizzleFile.ts';
import { prismaFile } from './prismaFile.ts';
import { schemaList, type SchemaSqlOptions } from './schemaSql.ts';
import { schemaTables } from './schemaTables.ts';
import { tableNames } from './tableNames.ts';

/** The tools that read a file with the tables. */
export const schemaFormats = ['prisma', 'drizzle', 'kysely'] as const;

/** The options of {@link schemaFile}. `from` and `role` are for `kysely`. */
export interface SchemaFileOptions extends Omit<SchemaSqlOptions, 'dialect'> {
  /** The tool that reads the file. */
  format: (typeof schemaFormats)[number];
  /** The dialect of the database. @default 'postgresql' */
  dialect?: SchemaSqlOptions['dialect'] | undefined;
}

/** Tables for the previous release only, which new databases do not need. */
const previousTables = ['connect_schema', 'connect_delivery', 'connect_turn'];

/**
 * Returns the tables as a file for your own schema: models of Prisma, tables of Drizzle, or a migration of Kysely. Your own migrations
 * then create the tables, and `store.check()` compares them.
 *
 * @throws {TypeError} If an option is not valid.
 */
export function schemaFile({ format, dialect = 'postgresql', ...options }: SchemaFileOptions): string {
  if (!schemaFormats.includes(format))
    throw new TypeError(`schemaFile: format must be one of ${schemaFormats.join(', ')}.`);
  const statements = schemaList({ dialect, ...options });
  if (format === 'kysely') return kyselyFile(statements);
  const { schema, prefix = 'connect_', from = 0, role } = options;
  if (from > 0 || role !== undefined)
    throw new TypeError(
      `schemaFile: from and role are for kysely. Print all tables, and let ${format} find what is new.`,
    );
  tableNames({ schema, prefix });
  const rename = (name: string) => name.replace(/^connect_/, prefix);
  const tables = schemaTables
    .filter(({ name }) => !previousTables.includes(name))
    .map((table) => ({
      ...table,
      name: rename(table.name),
      indexes: table.indexes.map((index) => ({ ...index, name: rename(index.name) })),
    }));
  return format === 'prisma' ? prismaFile(tables, dialect, schema) : drizzleFile(tables, dialect, schema);
}

/** A migration with the statements, one by one, because most drivers run only one at a time. */
function kyselyFile(statements: readonly string[]): string {
  const texts = statements.map((sql) => `  \`${sql.replaceAll(/[`\\]|\$\{/g, '\\$&')}\`,\n`);
  return `import { sql, type Kysely } from 'kysely';

const statements = [
${texts.join('')}];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
`;
}
