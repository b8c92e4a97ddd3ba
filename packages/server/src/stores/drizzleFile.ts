import { collationOf, columnList, isMysql, mysqlType } from './mysqlSchema.ts';
import type { Table, TableColumn } from './schemaTables.ts';
import type { SqlDialect } from './sqlExecutor.ts';

/** Returns the tables as a file for drizzle-kit. */
export function drizzleFile(
  tables: readonly Table[],
  dialect: SqlDialect,
  schema: string | undefined,
): string {
  const constants = tables.map((table) => tableOf(table, dialect, schema)).join('\n');
  return `${headerOf(dialect, schema)}\n${constants}`;
}

const importSql = "import { sql } from 'drizzle-orm';\n";

function headerOf(dialect: SqlDialect, schema: string | undefined): string {
  if (dialect === 'sqlite')
    return `${importSql}import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';\n`;
  if (isMysql(dialect))
    return `${importSql}import { bigint, customType, index, int, mysqlTable, primaryKey } from 'drizzle-orm/mysql-core';

// Compares exactly. Otherwise, users whose ids differ in case, accents or spaces would be the same user.
const exact = (type: string) =>
  customType<{ data: string }>({
    dataType: () => \`\${type} CHARACTER SET utf8mb4 COLLATE ${collationOf(dialect)}\`,
  });
const text = exact('text');
const varchar = exact('varchar(255)');
`;
  const start = schema === undefined ? 'pgTable' : 'pgSchema';
  const opened = schema === undefined ? '' : `\nexport const connectSchema = pgSchema('${schema}');\n`;
  return `${importSql}import { bigint, index, integer, ${start}, primaryKey, text } from 'drizzle-orm/pg-core';\n${opened}`;
}

function tableOf(table: Table, dialect: SqlDialect, schema: string | undefined): string {
  const { name, columns, primaryKey, unique, indexes } = table;
  const fields = columns.map((column) => {
    const isKey = primaryKey.length === 1 && primaryKey[0] === column.name;
    const isNullable = column.isNullable && !primaryKey.includes(column.name);
    const words = [
      typeOf(table, column, dialect),
      isKey ? '.primaryKey()' : isNullable ? '' : '.notNull()',
      defaultOf(column, dialect),
      unique.includes(column.name) ? '.unique()' : '',
    ];
    return `    ${column.name}: ${words.join('')},`;
  });
  const lines = [
    ...(primaryKey.length > 1 ? [`    primaryKey({ columns: [${primaryKey.map(field).join(', ')}] }),`] : []),
    ...indexes.map(({ name: index, columns: indexed, condition }) => {
      const names = isMysql(dialect) ? columnList(indexed) : indexed;
      const on = names.startsWith('(') ? `sql\`${names}\`` : names.split(', ').map(field).join(', ');
      const where = condition === undefined || isMysql(dialect) ? '' : `.where(sql\`${condition}\`)`;
      return `    index('${index}').on(${on})${where},`;
    }),
  ];
  const more = lines.length === 0 ? '' : `\n  (table) => [\n${lines.join('\n')}\n  ],`;
  const create = createOf(dialect, schema);
  const close = dialect === 'postgresql' ? '.enableRLS()' : '';
  return `export const ${camelCase(name)} = ${create}(\n  '${name}',\n  {\n${fields.join('\n')}\n  },${more}\n)${close};\n`;
}

function createOf(dialect: SqlDialect, schema: string | undefined): string {
  if (dialect === 'sqlite') return 'sqliteTable';
  if (isMysql(dialect)) return 'mysqlTable';
  return schema === undefined ? 'pgTable' : 'connectSchema.table';
}

/** With its name, which the option `casing` of Drizzle would otherwise change. */
function typeOf(table: Table, { name, type }: TableColumn, dialect: SqlDialect): string {
  const bigint = `bigint('${name}', { mode: 'number' })`;
  if (isMysql(dialect))
    return {
      'VARCHAR(255)': `varchar('${name}')`,
      TEXT: `text('${name}')`,
      BIGINT: bigint,
      INTEGER: `int('${name}')`,
    }[mysqlType(table, name)];
  // An INTEGER of SQLite has 64 bits.
  const integer = `integer('${name}')`;
  return {
    TEXT: `text('${name}')`,
    BIGINT: dialect === 'sqlite' ? integer : bigint,
    INTEGER: integer,
  }[type];
}

function defaultOf({ type, defaultSql }: TableColumn, dialect: SqlDialect): string {
  if (defaultSql === undefined) return '';
  // MySQL accepts only an expression as the default of a text.
  return isMysql(dialect) && type === 'TEXT' ? `.default(sql\`(${defaultSql})\`)` : `.default(${defaultSql})`;
}

const field = (name: string) => `table.${name}`;

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
