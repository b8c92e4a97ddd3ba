import { agentAccesses, attemptModes, isErrorCode, sessionEnds, type SessionEnd } from '@kit/protocol';
import type { SqlRow, SqlValue } from './sqlExecutor.ts';
import { requestOutcomes, type CallerRecord, type RequestRecord } from './RequestRecord.ts';
import type { SessionAccount, SessionRecord } from './SessionRecord.ts';
import { attemptOutcomes, type AttemptRecord } from './AttemptRecord.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { StoreError } from './StoreError.ts';
import { toColumns } from './sqlStatements.ts';
import type { OnUnreadable } from './UnreadableRow.ts';

/** Reads a row of `connect_attempt`. */
export function readAttempt(row: SqlRow): AttemptRecord {
  const code = textOrNull(row, 'code');
  return {
    id: text(row, 'id'),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    application: text(row, 'application'),
    mode: oneOf(attemptModes, row, 'mode'),
    origin: textOrNull(row, 'origin'),
    appOrigin: textOrNull(row, 'app_origin'),
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
    lastUsedAt: row.last_used_at === null ? null : number(row, 'last_used_at'),
    lastUsedBy: text(row, 'last_used_by'),
    agentAccess: row.agent_access === null ? null : oneOf(agentAccesses, row, 'agent_access'),
    accessChangedAt: number(row, 'access_changed_at'),
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
    ...readAnchorId(row),
    owner: { tenantId: text(row, 'tenant_id'), userId: text(row, 'user_id') },
    accounts: [readSessionAccount(row)],
    key: text(row, 'key'),
    retired: number(row, 'retired') === 1,
    purpose: text(row, 'purpose'),
    agent: text(row, 'agent'),
    canTakeOver: number(row, 'can_take_over') === 1,
    help: text(row, 'help'),
    sealed: text(row, 'sealed'),
    startedAt: number(row, 'started_at'),
    expiresAt: number(row, 'expires_at'),
    endReason: readEndReason(row),
    endedAt: row.ended_at === null ? null : number(row, 'ended_at'),
    nextCheckAt: number(row, 'next_check_at'),
  };
}

/** The previous release stored Anchor's id, and older ones had it as the id of the row. */
function readAnchorId(row: SqlRow): Pick<SessionRecord, 'anchorHash' | 'anchorId'> {
  if (row.anchor_hash !== null) return { anchorHash: text(row, 'anchor_hash') };
  return { anchorHash: '', anchorId: textOrNull(row, 'anchor_id') ?? text(row, 'id') };
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

/** Returns the columns of a new attempt. `status` and `rounds` are for the previous release. */
export function attemptColumns(attempt: AttemptRecord): Record<string, SqlValue> {
  const { outcome } = attempt;
  const status = outcome === 'connected' ? 'completed' : (outcome ?? 'pending');
  return { ...toColumns({ ...attempt }), status, rounds: 0 };
}

/** Reads a whole number. Drivers return BIGINT as a number, a bigint, a text or an object that prints it. */
export function number(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const digits = String(value);
  const parsed = Number(digits);
  if (!/^-?\d+$/.test(digits) || !Number.isSafeInteger(parsed)) throw unreadable(column);
  return parsed;
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

function unreadable(column: string): StoreError {
  return new StoreError(
    'store_unreadable',
    `The column ${column} contains a value that this release cannot read. A newer release or a change by hand has written it. Update @kit/server, or correct the value.`,
  );
}
