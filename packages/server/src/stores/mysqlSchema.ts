import { schemaTables, type Table, type TableColumn } from './schemaTables.ts';
import type { SqlDialect, SqlQuery } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';
import { StoreError } from './StoreError.ts';

/** The dialects of MySQL. They differ in the names of collations only. */
export type MysqlDialect = 'mysql' | 'mariadb';

/** Without padding: to other collations, `ada` and `ada ` are the same user. */
const collations: Record<MysqlDialect, string> = {
  mysql: 'utf8mb4_0900_bin',
  mariadb: 'utf8mb4_nopad_bin',
};

/** Returns the collation that compares texts exactly. */
export function collationOf(dialect: MysqlDialect): string {
  return collations[dialect];
}

/** The revision with which MySQL is supported. Older tables do not exist. */
const firstRevision = 7;

/** Whether this is a dialect of MySQL. */
export function isMysql(dialect: SqlDialect): dialect is MysqlDialect {
  return dialect === 'mysql' || dialect === 'mariadb';
}

/** Returns the statements from one revision to the newest. MySQL commits each of them by itself. */
export function mysqlSteps(dialect: MysqlDialect, from: number): string[] {
  const create = (table: Table) => createTable(dialect, table);
  if (from < firstRevision) return schemaTables.map(create);
  const statements = schemaSteps.slice(from).flat();
  return statements.flatMap((sql) => (typeof sql === 'string' ? [translateStep(sql, create)] : []));
}

/**
 * Checks that values are not cut.
 *
 * @throws {StoreError} `store_misconfigured` if the server is the other one, or if it does not reject values that are too long, or if
 * autocommit is off.
 */
export async function checkMysql(query: SqlQuery, dialect: MysqlDialect): Promise<void> {
  const [server] = await query('SELECT @@sql_mode AS mode, @@autocommit AS autocommit, VERSION() AS version');
  const found = /mariadb/i.test(String(server?.version)) ? 'mariadb' : 'mysql';
  if (found !== dialect)
    throw new StoreError(
      'store_misconfigured',
      `The store was created with ${dialect}(pool), but the server is ${found}. Write sqlStore(${found}(pool)).`,
    );
  if (!/STRICT_(TRANS|ALL)_TABLES/.test(String(server?.mode)))
    throw new StoreError(
      'store_misconfigured',
      'The server cuts values that are too long. Two users could then get the same id. Add STRICT_TRANS_TABLES to its sql_mode.',
    );
  if (String(server?.autocommit) !== '1')
    throw new StoreError(
      'store_misconfigured',
      'The connection has autocommit off. Reads would return old rows, and the transactions of the store could not begin. Remove the setting, such as autocommit or init_connect of the server.',
    );
}

/**
 * Checks that the tables compare texts exactly. With the default collation of a database, which another tool may have used, `Ada` and
 * `ada` are the same user.
 *
 * @throws {StoreError} `store_misconfigured`, with the statements that change the tables.
 */
export async function checkCollations(
  query: SqlQuery,
  dialect: MysqlDialect,
  tables: readonly Table[],
): Promise<void> {
  const selected = tables.map(({ columns }, index) => {
    const texts = columns.filter(({ type }) => type === 'TEXT');
    return texts.map(({ name }) => `COLLATION(MAX(${name})) AS t${index}_${name}`).join(', ');
  });
  const from = tables.map(
    ({ name }, index) => `(SELECT ${selected[index]} FROM ${name} WHERE 1 = 0) AS t${index}`,
  );
  const [found = {}] = await query(`SELECT * FROM ${from.join(' CROSS JOIN ')}`);
  const wrong = tables.filter(({ columns }, index) =>
    columns.some(
      ({ name }) => !/^(null|undefined|binary|.*_(nopad|0900)_bin)$/.test(String(found[`t${index}_${name}`])),
    ),
  );
  if (wrong.length === 0) return;
  const alter = wrong.map(({ name }) => `${convertTable(dialect, name)};`);
  throw new StoreError(
    'store_misconfigured',
    `The tables of the store do not compare texts exactly, so two users whose ids differ in case, accents or spaces would be the same user. Run: ${alter.join(' ')}`,
  );
}

/** Returns the statement that lets a table compare texts exactly. */
export function convertTable(dialect: MysqlDialect, name: string): string {
  return `ALTER TABLE ${name} CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collations[dialect]}`;
}

function createTable(dialect: MysqlDialect, table: Table): string {
  const lines = [
    ...table.columns.map(({ name }) => defineColumn(table, name)),
    `PRIMARY KEY (${toColumnList(table.primaryKey.join(', '))})`,
    ...table.unique.map((column) => `UNIQUE (${toColumnList(column)})`),
    ...table.indexes.map(({ name, columns }) => `INDEX ${name} (${toColumnList(columns)})`),
  ];
  return `CREATE TABLE IF NOT EXISTS ${table.name} (
  ${lines.join(',\n  ')}
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = ${collations[dialect]}`;
}

function defineColumn(table: Table, name: string): string {
  const { isNullable, defaultSql } = columnOf(table, name);
  const value = defaultSql === undefined ? '' : ` DEFAULT (${defaultSql})`;
  return `\`${name}\` ${mysqlType(table, name)}${isNullable ? '' : ` NOT NULL${value}`}`;
}

/** Returns the type of a column. Only a text of limited length can be part of an index. */
export function mysqlType(table: Table, name: string): 'VARCHAR(255)' | TableColumn['type'] {
  const { primaryKey, unique, indexes } = table;
  const { type } = columnOf(table, name);
  const indexed = [...primaryKey, ...unique, ...indexes.flatMap((index) => index.columns.split(/\W+/))];
  return type === 'TEXT' && indexed.includes(name) ? 'VARCHAR(255)' : type;
}

function columnOf({ columns }: Table, name: string): TableColumn {
  const column = columns.find((one) => one.name === name);
  if (!column) throw new TypeError(`The schema has no column ${name}.`);
  return column;
}

/** Returns the columns of an index, of an expression the first one: MariaDB and Prisma have no indexes of expressions. */
export function columnList(columns: string): string {
  return /^\((\w+)/.exec(columns)?.[1] ?? columns;
}

/** MySQL has no partial indexes either. */
function toColumnList(columns: string): string {
  return columnList(columns).replaceAll(/\w+/g, '`$&`');
}

function translateStep(sql: string, create: (table: Table) => string): string {
  const [, created] = /^CREATE TABLE (\w+)/.exec(sql) ?? [];
  const [, altered, column = ''] = /^ALTER TABLE (\w+) ADD COLUMN (\w+)/.exec(sql) ?? [];
  const [, index = '', of, columns = ''] =
    /^CREATE INDEX (\w+) ON (\w+) \((.*?)\)(?:\s+WHERE .*)?$/s.exec(sql) ?? [];
  const table = schemaTables.find(({ name }) => [created, altered, of].includes(name));
  if (!table) return sql;
  if (created !== undefined) return create(table);
  if (altered !== undefined) return `ALTER TABLE ${altered} ADD COLUMN ${defineColumn(table, column)}`;
  return `CREATE INDEX ${index} ON ${table.name} (${toColumnList(columns)})`;
}
