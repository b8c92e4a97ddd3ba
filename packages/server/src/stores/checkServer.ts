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
/** A time in 2026, which a driver could turn into a date. */
const time = 1_767_225_600_000;

/** A text that is changed if values become part of the SQL, or if the connection has another character set. */
const sample = "Ada's \\ ? $1 \u00e9 \u{1f469}";

/** Checks that the driver sends values in their order, and returns columns under their names, texts as texts, and numbers exactly. */
async function checkValues({ query, dialect }: SqlDatabase): Promise<void> {
  const [text, integer] = isMysql(dialect) ? ['CHAR', 'SIGNED'] : ['TEXT', 'BIGINT'];
  const [row = {}] = await query(
    `SELECT CAST(? AS ${text}) AS text_value, CAST(? AS ${text}) AS second_value,
       CAST(${largest} AS ${integer}) AS number_value, CAST(${time} AS ${integer}) AS time_value, NULL AS null_value`,
    [sample, ''],
  );
  for (const column of ['text_value', 'second_value', 'number_value', 'time_value']) checkName(row, column);
  if (row.text_value !== sample || row.second_value !== '')
    throw changed(
      'text',
      row.text_value === sample ? row.second_value : row.text_value,
      'Pass the values of a statement in their order, as UTF-8 and apart from the SQL, and remove any setting or type parser that changes texts',
    );
  if (!isExactly(row.number_value, largest) || !isExactly(row.time_value, time))
    throw changed(
      'BIGINT',
      isExactly(row.time_value, time) ? row.number_value : row.time_value,
      'Return numbers, bigints or strings of digits: remove the type parser that does this, such as one of pg.types',
    );
  if (row.null_value !== null)
    throw changed('NULL', row.null_value, 'Return null: remove the setting or the transform that does this');
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
