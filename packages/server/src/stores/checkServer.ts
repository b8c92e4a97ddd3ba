import { isReadOnly } from './databaseErrors.ts';
import { checkMysql, isMysql } from './mysqlSchema.ts';
import { checkRowSecurity } from './rowSecurity.ts';
import type { SqlDatabase, SqlRow } from './sqlExecutor.ts';
import { StoreError } from './StoreError.ts';
import type { TableOptions } from './tableNames.ts';

/**
 * Checks the driver, the pooler and the settings of the server that a store depends on. It reads no table of the store.
 *
 * @throws {StoreError} `store_misconfigured` if values are changed or transactions are lost, `store_forbidden` if rows are hidden.
 */
export async function checkServer(database: SqlDatabase, names: TableOptions): Promise<void> {
  const { query, dialect } = database;
  await checkValues(database);
  if (dialect === 'postgresql') {
    await checkTransactions(database);
    await checkRowSecurity(query, names);
  }
  if (isMysql(dialect)) await checkMysql(query, dialect);
}

/** The largest number that a column can contain. A driver that rounds numbers changes it. */
const largest = Number.MAX_SAFE_INTEGER;
/** A time in 2026, which a driver could turn into a date, or round. */
const time = 1_767_225_600_123;

/** A text that is changed if values become part of the SQL, if the connection has another character set, or if spaces are removed. */
const sample = " Ada's \\ ? $1 \u00e9 \u{1f469} ";

/** Texts that a driver could change, by the name of their column. */
const texts: Record<string, string> = {
  text_value: sample,
  // MySQL returns the texts of TEXT columns as another type.
  long_value: sample,
  empty_value: '',
  digits_value: '42',
  date_value: '2026-01-01T00:00:00.000Z',
};

/** Checks that the driver sends values in their order, and returns columns under their names, texts as texts, and numbers exactly. */
async function checkValues({ query, dialect }: SqlDatabase): Promise<void> {
  const [text, long, integer, small] = isMysql(dialect)
    ? ['CAST(? AS CHAR)', 'GROUP_CONCAT(?)', 'SIGNED', 'SIGNED']
    : ['CAST(? AS TEXT)', 'CAST(? AS TEXT)', 'BIGINT', 'INTEGER'];
  const columns = Object.keys(texts).map((column) => `${column === 'long_value' ? long : text} AS ${column}`);
  const [row = {}] = await query(
    `SELECT ${columns.join(', ')}, CAST(${largest} AS ${integer}) AS number_value,
       CAST(${time} AS ${integer}) AS time_value, NULL AS null_value`,
    Object.values(texts),
  );
  for (const [column, value] of Object.entries(texts)) {
    checkName(row, column);
    if (row[column] !== value)
      throw changed(
        'text',
        row[column],
        'Pass the values of a statement in their order, as UTF-8 and apart from the SQL, and remove any setting or type parser that changes texts',
      );
  }
  checkNumber(row, 'number_value', largest);
  checkNumber(row, 'time_value', time);
  if (row.null_value !== null)
    throw changed('NULL', row.null_value, 'Return null: remove the setting or the transform that does this');
  const [sent = {}] = await query(
    `SELECT CAST(? AS ${integer}) AS sent_time, CAST(? AS ${small}) AS sent_flag`,
    [time, 1],
  );
  checkNumber(sent, 'sent_time', time);
  checkNumber(sent, 'sent_flag', 1);
}

function checkNumber(row: SqlRow, column: string, expected: number): void {
  checkName(row, column);
  if (!isExactly(row[column], expected))
    throw changed(
      expected === 1 ? 'INTEGER' : 'BIGINT',
      row[column],
      'Send numbers exactly, and return numbers, bigints or strings of digits: remove the type parser or the type that does this, such as one of pg.types',
    );
}

const plain = (name: string) => name.replaceAll('_', '').toLowerCase();

function checkName(row: SqlRow, column: string): void {
  if (column in row) return;
  const other = Object.keys(row).find((name) => plain(name) === plain(column));
  if (other === undefined)
    throw new StoreError(
      'store_misconfigured',
      'The driver does not return rows as objects with the names of their columns. Remove the setting that returns lists, such as rowMode, rowsAsArray or arrayMode.',
    );
  throw new StoreError(
    'store_misconfigured',
    `The driver renames columns: ${column} arrived as ${other}. Give the store its own client, without the transform or the plugin that does this.`,
  );
}

function isExactly(value: unknown, expected: number): boolean {
  return !(value instanceof Date) && Number(value) === expected && String(value) === String(expected);
}

function changed(type: string, value: unknown, fix: string): StoreError {
  const what = value === null || value === undefined ? String(value) : `a ${Object(value).constructor?.name}`;
  return new StoreError(
    'store_misconfigured',
    `The driver or the server changes values: ${type} arrived as ${typeof value === 'string' ? 'another text' : what}. ${fix}.`,
  );
}

/** Checks that the statements of a transaction run in one transaction, which not every pooler and not every adapter does. */
async function checkTransactions(database: SqlDatabase): Promise<void> {
  if ('batch' in database) return;
  // The time at which the transaction began.
  const times = await database.transaction(async (query) => [
    await query('SELECT now()::text AS began'),
    await query('SELECT now()::text AS began'),
  ]);
  const [first, second] = times.map(([row]) => row?.began);
  if (first === second) return;
  throw new StoreError(
    'store_misconfigured',
    'The statements of a transaction do not run in one transaction. Pass a pool instead of a single connection of a proxy, and set the pool_mode of the pooler to transaction or session.',
  );
}

/**
 * Checks that the database accepts writes, with a statement that changes nothing.
 *
 * @throws {StoreError} `store_forbidden` if it is read-only.
 */
export async function checkWritable(database: SqlDatabase): Promise<void> {
  // No row has this id. Without a key, MySQL can refuse the statement (sql_safe_updates).
  const statement = "DELETE FROM connect_key WHERE id = ''";
  try {
    if ('batch' in database) await database.batch([[statement]]);
    else await database.transaction((_, execute) => execute(statement));
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    throw new StoreError(
      'store_forbidden',
      `The database is read-only: ${error.message}. Connect the store to the primary database instead of a replica, and remove settings that begin read-only transactions. If it is a SQLite file, let this process write the file and its folder.`,
      error,
    );
  }
}
