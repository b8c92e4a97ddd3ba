import { attemptModes, isErrorCode } from '@kit/protocol';
import type { SqlRow, SqlValue } from './sqlExecutor.ts';
import type {
  AttemptRecord,
  AttemptRecordStatus,
  ConnectionRecord,
  SessionRecord,
  UnreadableRow,
} from './store.ts';

const attemptRecordStatuses = ['pending', 'completed', 'failed', 'cancelled', 'expired'] as const;

/** Reads a row of `connect_attempt`. */
export function toAttempt(row: SqlRow): AttemptRecord {
  const code = textOrNull(row, 'code');
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    mode: oneOf(attemptModes, row, 'mode'),
    returnTo: text(row, 'return_to'),
    bindingHash: text(row, 'binding_hash'),
    reconnects: textOrNull(row, 'reconnects'),
    status: oneOf<AttemptRecordStatus>(attemptRecordStatuses, row, 'status'),
    code: isErrorCode(code) ? code : null,
    stateHash: textOrNull(row, 'state_hash'),
    createdAt: number(row, 'created_at'),
    startedAt: row.started_at === null ? null : number(row, 'started_at'),
    starts: number(row, 'starts'),
    expiresAt: number(row, 'expires_at'),
    rounds: number(row, 'rounds'),
    identityId: textOrNull(row, 'identity_id'),
    connectionId: textOrNull(row, 'connection_id'),
  };
}

/** Reads a row of `connect_connection`. */
export function toConnection(row: SqlRow): ConnectionRecord {
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
    dueAt: number(row, 'due_at'),
    looks: number(row, 'looks'),
  };
}

/** Reads a row of `connect_session`. */
export function toSession(row: SqlRow): SessionRecord {
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    connectionId: text(row, 'connection_id'),
    identityId: text(row, 'identity_id'),
    startedAt: number(row, 'started_at'),
    expiresAt: number(row, 'expires_at'),
    ending: number(row, 'ending') === 1,
    dueAt: number(row, 'due_at'),
  };
}

/**
 * Reads rows one by one: one that cannot be read must not hide the others. Rethrows the error if there is nobody to tell.
 */
export function readRows<T>(
  rows: SqlRow[],
  read: (row: SqlRow) => T,
  onUnreadable?: (row: UnreadableRow) => void,
): T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!onUnreadable) throw error;
      onUnreadable({ connectionId: String(row.connection_id ?? row.id), error });
      return [];
    }
  });
}

/** The columns of an attempt, in no particular order. */
export function attemptColumns(attempt: AttemptRecord): Record<string, SqlValue> {
  return {
    id: attempt.id,
    tenant_id: attempt.owner.tenantId,
    user_id: attempt.owner.userId,
    application: attempt.application,
    mode: attempt.mode,
    return_to: attempt.returnTo,
    binding_hash: attempt.bindingHash,
    reconnects: attempt.reconnects,
    status: attempt.status,
    code: attempt.code,
    state_hash: attempt.stateHash,
    created_at: attempt.createdAt,
    started_at: attempt.startedAt,
    starts: attempt.starts,
    expires_at: attempt.expiresAt,
    rounds: attempt.rounds,
    identity_id: attempt.identityId,
    connection_id: attempt.connectionId,
  };
}

/** The columns of a connection, in no particular order. */
export function connectionColumns(connection: ConnectionRecord): Record<string, SqlValue> {
  return {
    id: connection.id,
    tenant_id: connection.owner.tenantId,
    user_id: connection.owner.userId,
    application: connection.application,
    identity_id: connection.identityId,
    account_name: connection.accountName,
    previous_account_name: connection.previousAccountName,
    label: connection.label,
    identity_status: connection.identityStatus,
    connected_at: connection.connectedAt,
    tagged: Number(connection.tagged),
    deleting: Number(connection.deleting),
    due_at: connection.dueAt,
    looks: connection.looks,
  };
}

/** The columns of a browser session, in no particular order. */
export function sessionColumns(session: SessionRecord): Record<string, SqlValue> {
  return {
    id: session.id,
    tenant_id: session.owner.tenantId,
    user_id: session.owner.userId,
    application: session.application,
    connection_id: session.connectionId,
    identity_id: session.identityId,
    started_at: session.startedAt,
    expires_at: session.expiresAt,
    ending: Number(session.ending),
    due_at: session.dueAt,
  };
}

/** An INSERT of these columns, with its values. Column and table names are ours, never input. */
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
