import { columnList, convertTable, isMysql, mysqlType } from './mysqlSchema.ts';
import type { Table, TableColumn } from './schemaTables.ts';
import type { SqlDialect } from './sqlExecutor.ts';

const types = { TEXT: 'String', BIGINT: 'BigInt', INTEGER: 'Int' };

/** Returns the tables as models of Prisma. */
export function prismaFile(
  tables: readonly Table[],
  dialect: SqlDialect,
  schema: string | undefined,
): string {
  const models = tables.map((table) => modelOf(table, dialect, schema)).join('\n');
  const statements = tables.map(({ name }) => closingStatement(name, dialect, schema));
  if (dialect === 'sqlite') return models;
  const why = isMysql(dialect)
    ? 'Otherwise, users whose ids differ in case, accents or spaces would be the same user'
    : 'unless no other role can reach the database';
  const start = isMysql(dialect)
    ? `Add this to the migration that creates the tables. ${why}:`
    : `Add this to the migration that creates the tables, ${why}:`;
  return `${models}
// ${start}
${statements.map((sql) => `//   ${sql};\n`).join('')}`;
}

function modelOf(table: Table, dialect: SqlDialect, schema: string | undefined): string {
  const { name, columns, primaryKey, unique, indexes } = table;
  const isKey = (column: string) => primaryKey.length === 1 && primaryKey[0] === column;
  const fields = columns.map((column) =>
    [
      `  ${column.name} ${types[column.type]}${column.isNullable ? '?' : ''}`,
      ...(isKey(column.name) ? ['@id'] : []),
      ...(unique.includes(column.name) ? ['@unique'] : []),
      ...defaultOf(column, dialect),
      ...(isMysql(dialect) && column.type === 'TEXT'
        ? [mysqlType(table, column.name) === 'TEXT' ? '@db.Text' : '@db.VarChar(255)']
        : []),
    ].join(' '),
  );
  const lines = [
    ...(primaryKey.length > 1 ? [`  @@id([${primaryKey.join(', ')}])`] : []),
    // Prisma has no indexes of expressions. The first column is enough.
    ...indexes.map((index) => `  @@index([${columnList(index.columns)}], map: "${index.name}")`),
    ...(schema === undefined ? [] : [`  @@schema("${schema}")`]),
  ];
  return `model ${name} {\n${fields.join('\n')}\n\n${lines.join('\n')}\n}\n`;
}

function defaultOf({ type, defaultSql }: TableColumn, dialect: SqlDialect): string[] {
  if (defaultSql === undefined) return [];
  // MySQL accepts only an expression as the default of a text.
  if (isMysql(dialect) && type === 'TEXT') return [`@default(dbgenerated("(${defaultSql})"))`];
  return [`@default(${defaultSql.replaceAll("'", '"')})`];
}

/** What Prisma cannot declare, and the store needs. */
function closingStatement(name: string, dialect: SqlDialect, schema: string | undefined): string {
  if (isMysql(dialect)) return convertTable(dialect, name);
  const qualifier = schema === undefined ? '' : `"${schema}".`;
  return `ALTER TABLE ${qualifier}"${name}" ENABLE ROW LEVEL SECURITY`;
}
