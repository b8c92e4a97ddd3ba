import type { ErrorCode } from '@kit/protocol';
import type { Completion } from '../stores/Completion.ts';
import type { CallerRecord, Opening, RequestRecord } from '../stores/RequestRecord.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import type { AttemptOutcome, AttemptRecord } from '../stores/AttemptRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner, Store } from '../stores/store.ts';

/** When the records of the suite are created, in milliseconds since 1970. */
export const t0 = 1_800_000_000_000;

export const ada: Owner = { tenantId: '', userId: 'ada' };
export const bob: Owner = { tenantId: '', userId: 'bob' };

let last = 0;

/** An open attempt of Ada's whose start link was not opened yet. */
export function newAttempt(fields: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    id: `attempt-${++last}`,
    owner: ada,
    application: 'linkedin',
    mode: 'popup',
    origin: null,
    appOrigin: null,
    returnTo: '/',
    bindingHash: 'hash',
    reconnects: null,
    outcome: null,
    code: null,
    stateHash: null,
    createdAt: t0,
    startedAt: null,
    starts: 0,
    expiresAt: t0 + 1_000,
    verifications: 0,
    identityId: null,
    connectionId: null,
    ...fields,
  };
}

/** An open request of Ada's. */
export function newRequest(fields: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id: `request-${++last}`,
    owner: ada,
    application: 'linkedin',
    reconnects: null,
    reason: '',
    outcome: null,
    startedAt: null,
    createdAt: t0,
    expiresAt: t0 + 1_000,
    connectionId: null,
    ...fields,
  };
}

/** A session of Ada's that is not shared. */
export function newSession(fields: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: `session-${++last}`,
    anchorHash: '',
    owner: ada,
    accounts: [{ application: 'linkedin', connectionId: 'connection', identityId: 'identity' }],
    key: '',
    retired: false,
    purpose: '',
    agent: '',
    canTakeOver: false,
    help: '',
    sealed: '',
    startedAt: t0,
    expiresAt: t0 + 1_000,
    endReason: null,
    endedAt: null,
    nextCheckAt: t0 + 1_000,
    ...fields,
  };
}

/** A caller of Ada's in the thread `chat`. */
export function newCaller(requestId: string, fields: Partial<CallerRecord> = {}): CallerRecord {
  return {
    id: `caller-${++last}`,
    owner: ada,
    requestId,
    thread: 'chat',
    inputHash: '',
    superseded: false,
    ...fields,
  };
}

/** Opens a request that a new caller of its owner waits for. */
export function openRequest(store: Store, request: RequestRecord): Promise<Opening> {
  return store.openRequest(request, newCaller(request.id, { owner: request.owner }));
}

/** What completes an attempt, half a second into its second. */
export function completionOf(attemptId: string, fields: Partial<Completion> = {}): Completion {
  const number = ++last;
  return {
    attemptId,
    identityId: `identity-${number}`,
    accountName: 'ada@example.com',
    identityStatus: 'validated',
    isRenewal: false,
    previousAccountName: null,
    defaultAccess: 'always',
    connectionId: `connection-${number}`,
    replacedId: `replaced-${number}`,
    now: t0 + 500,
    ...fields,
  };
}

/** Creates an attempt and completes it; returns the connection. */
export async function connected(
  store: Store,
  attempt: Partial<AttemptRecord> = {},
  completion: Partial<Completion> = {},
) {
  const record = newAttempt(attempt);
  await store.createAttempt(record);
  const result = await store.completeAttempt(completionOf(record.id, completion));
  if (result.result !== 'connected') throw new Error(`Not completed: ${result.result}`);
  return { ...result, attemptId: record.id };
}

/** Returns a live connection of an owner. */
export async function findLive(
  store: Store,
  owner: Owner,
  id: string,
): Promise<ConnectionRecord | undefined> {
  const [connection] = await store.findConnections({ owner, id });
  return connection;
}

/** Returns the connection that holds an identity, even if it is being deleted. */
export async function holderOf(store: Store, identityId: string): Promise<ConnectionRecord | undefined> {
  const [connection] = await store.findConnections({ identityIds: [identityId] });
  return connection;
}

/** The fields of a connection that is being deleted. */
export function hidden(nextCheckAt: number) {
  return { deleting: true, nextCheckAt, pendingChecks: 0, priorityMs: 9 };
}

/** Hides a connection, as a disconnect does. */
export function disconnect(
  store: Store,
  owner: Owner,
  id: string,
  nextCheckAt: number,
): Promise<ConnectionRecord | undefined> {
  return store.updateConnection({ owner, id }, hidden(nextCheckAt));
}

/** Ends an open attempt. */
export function endAttempt(
  store: Store,
  id: string,
  outcome: AttemptOutcome,
  code: ErrorCode,
): Promise<boolean> {
  return store.updateAttempt(id, { outcome, code }, { outcome: null });
}

/** Records that an identity is tagged, unless its connection is being deleted. */
export function tag(
  store: Store,
  identityId: string,
  nextCheckAt: number,
): Promise<ConnectionRecord | undefined> {
  const fields = { tagged: true, nextCheckAt, pendingChecks: 0 };
  return store.updateConnection({ identityId }, fields, { deleting: false });
}
