import type { SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
import type { Owner } from './store.ts';

type Field = string | number | boolean | null | Owner;

/** Returns the columns of a record, or of some of its fields: the names in snake case, booleans as 0 and 1. */
export function toColumns(fields: Record<string, Field>): Record<string, SqlValue> {
  const columns = Object.entries(fields).flatMap(([name, value]): [string, SqlValue][] => {
    if (value !== null && typeof value === 'object')
      return [
        ['tenant_id', value.tenantId],
        ['user_id', value.userId],
      ];
    const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [[column, typeof value === 'boolean' ? Number(value) : value]];
  });
  return Object.fromEntries(columns);
}

/** Returns an INSERT and its values. Table and column names are never user input. */
export function insert(
  table: string,
  columns: Record<string, SqlValue>,
  conflict = '',
): [string, SqlValue[]] {
  const names = Object.keys(columns);
  const marks = names.map(() => '?').join(', ');
  return [
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks}) ${conflict} RETURNING *`,
    Object.values(columns),
  ];
}

/** Returns a DELETE of the rows that expired before a time, oldest first, and its values. */
export function deleteOldest(table: string, before: number, limit: number): [string, SqlValue[]] {
  return [
    `DELETE FROM ${table} WHERE id IN
       (SELECT id FROM ${table} WHERE expires_at < ? ORDER BY expires_at LIMIT ?)
     RETURNING id`,
    [before, limit],
  ];
}

/** Values in one statement; Cloudflare D1 accepts 100. */
const listSize = 90;

/** Runs a statement for each part of a list, and returns all rows. `toSql` receives the placeholders for a part. */
export async function queryList(
  query: SqlQuery,
  values: readonly string[],
  toSql: (marks: string) => string,
): Promise<SqlRow[]> {
  const rows: SqlRow[] = [];
  for (let start = 0; start < values.length; start += listSize) {
    const part = values.slice(start, start + listSize);
    rows.push(...(await query(toSql(part.map(() => '?').join(', ')), part)));
  }
  return rows;
}

/** Joins `column = ?` for each column. */
export function assign(columns: Record<string, SqlValue>): string {
  return Object.keys(columns)
    .map((column) => `${column} = ?`)
    .join(', ');
}

/** Returns a condition that starts with AND for each column, and its values. */
export function match(columns: Record<string, SqlValue>): [sql: string, values: SqlValue[]] {
  const entries = Object.entries(columns);
  const sql = entries
    .map(([column, value]) => ` AND ${column} ${value === null ? 'IS NULL' : '= ?'}`)
    .join('');
  return [sql, entries.flatMap(([, value]) => value ?? [])];
}
