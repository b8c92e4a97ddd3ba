import type { SqlRow, SqlStatement, SqlValue } from './sqlExecutor.ts';
import { number } from './sqlRows.ts';
import { match } from './sqlStatements.ts';
import { clockSkewMs } from './store.ts';

/** How many rows a table may get within a sliding window. */
export interface Window {
  /** The table, and the columns that the counted rows have in common. */
  table: string;
  columns: Record<string, SqlValue>;
  /** Maximum number of rows within `milliseconds` before `now`. */
  max: number;
  milliseconds: number;
  now: number;
}

/**
 * Returns a statement that finds a row if the limit is reached. Lock what is counted before: otherwise two transactions count the same
 * rows, and both write one more.
 */
export function selectReached({ table, columns, max, milliseconds, now }: Window): SqlStatement {
  const [condition, values] = match(columns);
  return [
    `SELECT created_at FROM ${table} WHERE created_at > ? AND created_at <= ?${condition}
     ORDER BY created_at DESC LIMIT 1 OFFSET ?`,
    [now - milliseconds, now + clockSkewMs, ...values, max - 1],
  ];
}

/** Returns when the limit is no longer reached, from the rows of {@link selectReached}; 0 if it is not reached. */
export function readReached([last]: SqlRow[], { milliseconds, now }: Window): number {
  return last ? Math.min(number(last, 'created_at'), now) + milliseconds : 0;
}
