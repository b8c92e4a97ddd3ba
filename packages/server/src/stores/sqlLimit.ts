import type { SqlQuery, SqlValue } from './sqlExecutor.ts';
import { match, number } from './sqlRows.ts';
import { clockSkewMs } from './store.ts';

/** How many rows a table may get within a sliding window. */
interface Window {
  /** The table, and the columns that the counted rows have in common. */
  table: string;
  columns: Record<string, SqlValue>;
  /** Maximum number of rows within `milliseconds` before `now`. */
  max: number;
  milliseconds: number;
  now: number;
}

/**
 * When the limit is no longer reached; 0 if it is not reached. Lock what is counted before: otherwise two transactions count the same
 * rows, and both write one more.
 */
export async function limitedUntil(
  query: SqlQuery,
  { table, columns, max, milliseconds, now }: Window,
): Promise<number> {
  const [condition, values] = match(columns);
  const [last] = await query(
    `SELECT created_at FROM ${table} WHERE created_at > ? AND created_at <= ?${condition}
     ORDER BY created_at DESC LIMIT 1 OFFSET ?`,
    [now - milliseconds, now + clockSkewMs, ...values, max - 1],
  );
  return last ? Math.min(number(last, 'created_at'), now) + milliseconds : 0;
}
