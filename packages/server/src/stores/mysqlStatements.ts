import type { SqlRow, SqlValue } from './sqlExecutor.ts';

/** Runs one statement of MySQL, and returns its rows. */
export type MysqlRun = (sql: string, values: readonly SqlValue[]) => Promise<SqlRow[]>;

/**
 * Runs a statement of the store in a transaction of MySQL, which has no RETURNING: the rows are locked first, then changed, then read.
 * Only the forms that the store uses are known.
 */
export async function runStatement(
  run: MysqlRun,
  sql: string,
  values: readonly SqlValue[],
): Promise<SqlRow[]> {
  const text = translate(sql.trim());
  if (/^SELECT\b/i.test(text)) return run(text, values);
  const [, statement = '', returned = ''] = /^(.*)\sRETURNING (.*)$/s.exec(text) ?? [];
  const [, inserted] = /^INSERT INTO (\S+)/.exec(statement) ?? [];
  if (inserted !== undefined) return insert(run, inserted, statement, values, returned);
  const [, updated, changes = '', where = ''] =
    /^UPDATE (\S+)\s+SET (.*?)\s+WHERE (.*)$/s.exec(statement) ?? [];
  if (updated !== undefined) return update(run, updated, changes, where, values, returned);
  const [, deleted, condition = ''] = /^DELETE FROM (\S+) WHERE (.*)$/s.exec(statement) ?? [];
  if (deleted !== undefined) return remove(run, deleted, condition, values, returned);
  throw new TypeError(`MySQL cannot run this statement of the store: ${sql}`);
}

async function insert(
  run: MysqlRun,
  table: string,
  statement: string,
  values: readonly SqlValue[],
  returned: string,
): Promise<SqlRow[]> {
  const [row = '', conflict = ''] = statement.split(/\s+ON CONFLICT \(.*?\)\s+/);
  const changes = /^DO UPDATE SET (.*)$/s.exec(conflict)?.[1]?.replaceAll(/\bexcluded\.(\w+)/g, 'VALUES($1)');
  try {
    await run(changes === undefined ? row : `${row} ON DUPLICATE KEY UPDATE ${changes}`, values);
  } catch (error) {
    if (conflict.startsWith('DO NOTHING') && hasCode(error, 'ER_DUP_ENTRY')) return [];
    throw error;
  }
  const columns = /\((.*?)\)/.exec(row)?.[1]?.split(', ') ?? [];
  const keys = keysOf(table);
  return run(
    `SELECT ${returned} FROM ${table} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
    keys.map((key) => values[columns.indexOf(key)] ?? null),
  );
}

async function update(
  run: MysqlRun,
  table: string,
  changes: string,
  where: string,
  values: readonly SqlValue[],
  returned: string,
): Promise<SqlRow[]> {
  const changing = changes.split('?').length - 1;
  const rows = await run(`SELECT id FROM ${table} WHERE ${where} FOR UPDATE`, values.slice(changing));
  if (rows.length === 0) return [];
  const [isOneOf, ids] = oneOf(rows);
  await run(`UPDATE ${table} SET ${changes} WHERE ${isOneOf}`, [...values.slice(0, changing), ...ids]);
  return run(`SELECT ${returned} FROM ${table} WHERE ${isOneOf}`, ids);
}

async function remove(
  run: MysqlRun,
  table: string,
  where: string,
  values: readonly SqlValue[],
  returned: string,
): Promise<SqlRow[]> {
  const rows = await run(`SELECT ${returned} FROM ${table} WHERE ${where} FOR UPDATE`, values);
  if (rows.length === 0) return [];
  const isById = keysOf(table).length === 1;
  const [condition, bound] = isById ? oneOf(rows) : [where, values];
  await run(`DELETE FROM ${table} WHERE ${condition}`, bound);
  return rows;
}

function oneOf(rows: SqlRow[]): [condition: string, ids: string[]] {
  return [`id IN (${rows.map(() => '?').join(', ')})`, rows.map(({ id }) => String(id))];
}

/** The primary key of a table. Its name may have another prefix. */
function keysOf(table: string): string[] {
  if (/session_account`?$/.test(table)) return ['session_id', 'position'];
  return /session_hold`?$/.test(table) ? ['session_id', 'holder'] : ['id'];
}

/** Rewrites what MySQL does not accept. */
function translate(sql: string): string {
  return (
    sql
      // A reserved word.
      .replaceAll(/\bkey\b/g, '`key`')
      .replaceAll(/(\S+) \|\| (' ') \|\| \?/g, 'CONCAT($1, $2, ?)')
      // A subquery with a limit must be in another subquery.
      .replaceAll(/IN\s+\((SELECT id FROM [^()]*? LIMIT \?)\)/g, 'IN (SELECT id FROM ($1) AS chosen)')
  );
}

/** Whether an error of mysql2 has this code. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}
