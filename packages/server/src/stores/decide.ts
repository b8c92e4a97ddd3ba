import { createMemoryTables, memoryStoreOn, type MemoryTables } from './memoryStoreOn.ts';
import { columnNames } from './schemaTables.ts';
import type { SqlBatchExecutor, SqlRow, SqlStatement, SqlValue } from './sqlExecutor.ts';
import { number, readAttempt, readCaller, readConnection, readRequest, readSession } from './sqlRows.ts';
import { addAccounts } from './sqlSessions.ts';
import type { Store } from './store.ts';

/** Rows of a table that a decision depends on: a condition, and its values. */
export type Scope = readonly [table: string, condition: string, values: readonly SqlValue[]];

/** What a decision leads to. */
export interface Decision<T> {
  result: T;
  writes: readonly SqlStatement[];
}

/** How often a decision is repeated because its rows have changed meanwhile. */
const maxTries = 50;

/**
 * Reads the rows in one batch, lets `work` decide with a memory store that contains them, and writes in a second batch. If the rows
 * have changed in between, the second batch changes nothing, and all of it is repeated. The second batch locks `names` first.
 */
export async function decide<T>(
  executor: SqlBatchExecutor,
  names: readonly SqlStatement[],
  scope: readonly Scope[],
  work: (store: Store) => Promise<Decision<T>>,
): Promise<T> {
  const { dialect, batch } = executor;
  for (let tries = 1; ; tries++) {
    const found = await batch(scope.map((rows) => selectPrint(dialect, rows)));
    const prints = found.map(([row]) => String(row?.print));
    const { result, writes } = await work(memoryStoreOn(load(scope, prints)));
    if (writes.length === 0) return result;
    try {
      const unchanged = scope.map((rows, index) => failIfChanged(dialect, rows, prints[index] ?? ''));
      await batch([...locksOf(executor, names), ...unchanged, ...writes]);
      return result;
    } catch (error) {
      if (tries === maxTries || !hasChanged(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    }
  }
}

/** Returns the statements that lock what each of these selects as `name`. */
export function locksOf({ lock }: SqlBatchExecutor, names: readonly SqlStatement[]): SqlStatement[] {
  return lock ? names.map(lock) : [];
}

/** Selects one name to lock. */
export function nameOf(name: string): SqlStatement {
  return ['SELECT CAST(? AS TEXT) AS name', [name]];
}

/** Selects the name to lock that contains the owner of a row. The interactive steps lock the same names. */
export function namesOf(kind: string, table: string, id: string): SqlStatement {
  return [`SELECT ? || ' ' || tenant_id || ' ' || user_id AS name FROM ${table} WHERE id = ?`, [kind, id]];
}

/** Everything that the rows contain, as one JSON text. */
function selectPrint(
  dialect: SqlBatchExecutor['dialect'],
  [table, condition, values]: Scope,
  locking = '',
): SqlStatement {
  const columns = columnNames(table).join(', ');
  const list =
    dialect === 'sqlite'
      ? `json_group_array(json_array(${columns}))`
      : `COALESCE(json_agg(json_build_array(${columns}))::text, '[]')`;
  return [
    `SELECT ${list} AS print FROM (SELECT * FROM ${table} WHERE ${condition} ORDER BY 1, 2${locking}) AS found`,
    values,
  ];
}

/** A statement that fails if the rows are no longer the same: a batch has no other way to end. */
function failIfChanged(dialect: SqlBatchExecutor['dialect'], rows: Scope, print: string): SqlStatement {
  // On PostgreSQL, the rows stay the same until the transaction ends.
  const [sql, values = []] = selectPrint(dialect, rows, dialect === 'sqlite' ? '' : ' FOR UPDATE');
  const isSame = `CASE WHEN print = ? THEN '1' ELSE 'changed' END`;
  const failing = dialect === 'sqlite' ? `json(${isSame})` : `CAST(${isSame} AS INTEGER)`;
  return [`SELECT ${failing} AS same FROM (${sql}) AS now`, [print, ...values]];
}

/** Whether the batch failed because of {@link failIfChanged}, or because PostgreSQL found a new row with the same identity. */
function hasChanged(error: unknown): boolean {
  if (error instanceof Error && 'code' in error && error.code === '23505') return true;
  return error instanceof Error && /malformed JSON|invalid input syntax.*"changed"/i.test(error.message);
}

function load(scope: readonly Scope[], prints: readonly string[]): MemoryTables {
  const tables = createMemoryTables();
  const { requestTables, sessionTables } = tables;
  const rowsOf = (table: string) =>
    readPrint(table, prints[scope.findIndex(([name]) => name === table)] ?? '[]');
  for (const row of rowsOf('connect_attempt')) tables.attempts.set(readAttempt(row));
  for (const row of rowsOf('connect_connection')) tables.connections.set(readConnection(row));
  for (const row of rowsOf('connect_request')) requestTables.requests.set(readRequest(row));
  for (const row of rowsOf('connect_caller')) requestTables.callers.set(readCaller(row));
  const sessions = rowsOf('connect_session').map(readSession);
  for (const session of addAccounts(sessions, rowsOf('connect_session_account')))
    sessionTables.sessions.set(session);
  for (const row of rowsOf('connect_session_hold')) {
    const id = String(row.session_id);
    const holders = sessionTables.holds.get(id) ?? new Map<string, number>();
    sessionTables.holds.set(id, holders.set(String(row.holder), number(row, 'held_until')));
  }
  return tables;
}

function readPrint(table: string, print: string): SqlRow[] {
  const columns = columnNames(table);
  const rows: unknown[][] = JSON.parse(print);
  return rows.map((values) => Object.fromEntries(columns.map((column, index) => [column, values[index]])));
}
