import { attemptModes, isErrorCode } from '@kit/protocol';
import type { SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
import { requestOutcomes, type CallerRecord, type RequestRecord } from './RequestRecord.ts';
import { sessionEnds, type SessionAccount, type SessionEnd, type SessionRecord } from './SessionRecord.ts';
import { attemptOutcomes, type AttemptRecord } from './AttemptRecord.ts';
import type { ConnectionRecord, Owner } from './store.ts';
import type { OnUnreadable } from './UnreadableRow.ts';

/** Reads a row of `connect_attempt`. */
export function readAttempt(row: SqlRow): AttemptRecord {
  const code = textOrNull(row, 'code');
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    mode: oneOf(attemptModes, row, 'mode'),
    returnTo: text(row, 'return_to'),
    bindingHash: text(row, 'binding_hash'),
    reconnects: textOrNull(row, 'reconnects'),
    outcome: row.outcome === null ? null : oneOf(attemptOutcomes, row, 'outcome'),
    code: isErrorCode(code) ? code : null,
    stateHash: textOrNull(row, 'state_hash'),
    createdAt: number(row, 'created_at'),
    startedAt: row.started_at === null ? null : number(row, 'started_at'),
    starts: number(row, 'starts'),
    expiresAt: number(row, 'expires_at'),
    verifications: number(row, 'verifications'),
    identityId: textOrNull(row, 'identity_id'),
    connectionId: textOrNull(row, 'connection_id'),
  };
}

/** Reads a row of `connect_connection`. */
export function readConnection(row: SqlRow): ConnectionRecord {
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    identityId: text(row, 'identity_id'),
    accountName: text(row, 'account_name'),
    previousAccountName: textOrNull(row, 'previous_account_name'),
    label: text(row, 'label'),
    identityStatus: text(row, 'identity_status'),
    connectedAt: number(row, 'connected_at'),
    tagged: number(row, 'tagged') === 1,
    deleting: number(row, 'deleting') === 1,
    nextCheckAt: number(row, 'next_check_at'),
    pendingChecks: number(row, 'pending_checks'),
    priorityMs: number(row, 'priority_ms'),
  };
}

/** Reads a row of `connect_session`. */
export function readSession(row: SqlRow): SessionRecord {
  return {
    id: text(row, 'id'),
    // The previous release has Anchor's id as its own.
    anchorId: textOrNull(row, 'anchor_id') ?? text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    accounts: [readSessionAccount(row)],
    key: text(row, 'key'),
    retired: number(row, 'retired') === 1,
    purpose: text(row, 'purpose'),
    agent: text(row, 'agent'),
    sealed: text(row, 'sealed'),
    startedAt: number(row, 'started_at'),
    expiresAt: number(row, 'expires_at'),
    endReason: readEndReason(row),
    endedAt: row.ended_at === null ? null : number(row, 'ended_at'),
    nextCheckAt: number(row, 'next_check_at'),
  };
}

/** The previous release has no reason. It ends sessions whose account was disconnected or replaced. */
function readEndReason(row: SqlRow): SessionEnd | null {
  if (row.end_reason !== null) return oneOf(sessionEnds, row, 'end_reason');
  return number(row, 'ending') === 1 ? 'disconnected' : null;
}

/** Reads a row of `connect_session_account`. */
export function readSessionAccount(row: SqlRow): SessionAccount {
  return {
    application: text(row, 'application'),
    connectionId: text(row, 'connection_id'),
    identityId: text(row, 'identity_id'),
  };
}

/** Reads a row of `connect_request`. */
export function readRequest(row: SqlRow): RequestRecord {
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    reconnects: textOrNull(row, 'reconnects'),
    reason: text(row, 'reason'),
    outcome: row.outcome === null ? null : oneOf(requestOutcomes, row, 'outcome'),
    startedAt: row.started_at === null ? null : number(row, 'started_at'),
    createdAt: number(row, 'created_at'),
    expiresAt: number(row, 'expires_at'),
    connectionId: textOrNull(row, 'connection_id'),
  };
}

/** Reads a row of `connect_caller`. */
export function readCaller(row: SqlRow): CallerRecord {
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    requestId: text(row, 'request_id'),
    thread: text(row, 'thread'),
    inputHash: text(row, 'input_hash'),
    superseded: number(row, 'superseded') === 1,
  };
}

/** Reads rows one by one: one that cannot be read must not hide the others. */
export function readRows<T>(rows: SqlRow[], read: (row: SqlRow) => T, onUnreadable?: OnUnreadable): T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!onUnreadable) throw error;
      onUnreadable({
        connectionId: String(row.connection_id ?? row.id),
        identityId: String(row.identity_id),
        error,
      });
      return [];
    }
  });
}

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

/** Returns the columns of a new attempt. `status` and `rounds` are for the previous release. */
export function attemptColumns(attempt: AttemptRecord): Record<string, SqlValue> {
  const { outcome } = attempt;
  const status = outcome === 'connected' ? 'completed' : (outcome ?? 'pending');
  return { ...toColumns({ ...attempt }), status, rounds: 0 };
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

/** Values in one statement; SQLite limits their number. */
const listSize = 500;

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

/** Reads a whole number; PostgreSQL drivers return BIGINT as text. */
export function number(row: SqlRow, column: string): number {
  const value = Number(row[column] ?? Number.NaN);
  if (!Number.isSafeInteger(value)) throw unreadable(column);
  return value;
}

function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unreadable(column);
  return value;
}

function textOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

function oneOf<T extends string>(values: readonly T[], row: SqlRow, column: string): T {
  const found = values.find((value) => value === row[column]);
  if (found === undefined) throw unreadable(column);
  return found;
}

function unreadable(column: string): TypeError {
  return new TypeError(
    `The column ${column} holds a value that this version cannot read. Was the schema changed by hand?`,
  );
}
