import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { isOpen, lockRequests } from './sqlRequests.ts';
import { readAttempt, readConnection, readRequest } from './sqlRows.ts';
import { insert, toColumns } from './sqlStatements.ts';
import type { Completion, CompletionResult } from './Completion.ts';
import type { AttemptRecord } from './AttemptRecord.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { RequestRecord } from './RequestRecord.ts';

/** Thrown inside the transaction to roll it back; carries the result. */
class Undo extends Error {
  readonly result: CompletionResult;
  constructor(result: CompletionResult) {
    super(result.result);
    this.result = result;
  }
}

/** Completes an attempt and writes its connection in one transaction. */
export async function completeAttempt(
  executor: SqlExecutor,
  completion: Completion,
): Promise<CompletionResult> {
  try {
    return await executor.transaction((query) => writeCompletion(executor, query, completion));
  } catch (error) {
    if (error instanceof Undo) return error.result;
    throw error;
  }
}

async function writeCompletion(
  executor: SqlExecutor,
  query: SqlQuery,
  completion: Completion,
): Promise<CompletionResult> {
  const { attemptId, identityId, now } = completion;
  const [row] = await query(
    `UPDATE connect_attempt SET outcome = 'connected', identity_id = ?, connection_id = ?
     WHERE id = ? AND outcome IS NULL AND expires_at > ? RETURNING *`,
    [identityId, completion.connectionId, attemptId, now],
  );
  if (!row) throw new Undo({ result: 'closed' });
  const attempt = readAttempt(row);

  const written =
    attempt.reconnects === null
      ? { connection: await insertConnection(query, attempt, completion), replaced: null }
      : await replaceIdentity(query, attempt, attempt.reconnects, completion);
  const { id } = written.connection;
  if (id !== completion.connectionId) {
    await query('UPDATE connect_attempt SET connection_id = ? WHERE id = ? RETURNING id', [id, attemptId]);
  }
  const requests = await answerRequests(
    executor,
    query,
    written.connection,
    attempt.reconnects !== null,
    completion,
  );
  return { result: 'connected', ...written, requests };
}

async function insertConnection(
  query: SqlQuery,
  attempt: AttemptRecord,
  completion: Completion,
): Promise<ConnectionRecord> {
  if (completion.isRenewal) return renewConnection(query, attempt, completion);
  const [sql, values] = insert(
    'connect_connection',
    toColumns({
      id: completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId: completion.identityId,
      accountName: completion.accountName,
      previousAccountName: completion.previousAccountName,
      label: '',
      identityStatus: completion.identityStatus,
      connectedAt: completion.now,
      lastUsedAt: null,
      lastUsedBy: '',
      agentAccess: null,
      accessChangedAt: 0,
      tagged: false,
      deleting: false,
      nextCheckAt: completion.now,
      pendingChecks: 0,
      priorityMs: 0,
    }),
    'ON CONFLICT (identity_id) DO NOTHING',
  );
  const [inserted] = await query(sql, values);
  if (inserted) return readConnection(inserted);

  // The INSERT waited for concurrent writers of this identity; a separate statement sees what they committed.
  return renewConnection(query, attempt, completion);
}

/** Updates the connection that holds the identity already. */
async function renewConnection(
  query: SqlQuery,
  { owner, application }: AttemptRecord,
  completion: Completion,
): Promise<ConnectionRecord> {
  const { identityId, accountName, previousAccountName, identityStatus, now, isRenewal } = completion;
  const values = [accountName, previousAccountName, identityStatus, now, now];
  const [resetAccess, reset] = toResetAccess(completion);
  const [renewed] = await query(
    `UPDATE connect_connection
     SET account_name = ?, previous_account_name = ?, identity_status = ?, connected_at = ?, tagged = 0,
       next_check_at = ?, pending_checks = 0, priority_ms = 0${resetAccess}
     WHERE identity_id = ? AND tenant_id = ? AND user_id = ? AND application = ? AND deleting = 0 RETURNING *`,
    [...values, ...reset, identityId, owner.tenantId, owner.userId, application],
  );
  if (!renewed) throw new Undo({ result: isRenewal ? 'gone' : 'taken' });
  return readConnection(renewed);
}

/** Permissions of another account do not count. */
function toResetAccess({ previousAccountName, now }: Completion): [sql: string, values: number[]] {
  return previousAccountName === null ? ['', []] : [', access_changed_at = ?', [now]];
}

async function replaceIdentity(
  query: SqlQuery,
  attempt: AttemptRecord,
  connectionId: string,
  completion: Completion,
): Promise<{ connection: ConnectionRecord; replaced: ConnectionRecord | null }> {
  // Changes nothing but locks the row until the transaction ends.
  const [row] = await query(
    `UPDATE connect_connection SET deleting = 0
     WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING *`,
    [connectionId, attempt.owner.tenantId, attempt.owner.userId],
  );
  if (!row) throw new Undo({ result: 'gone' });
  const current = readConnection(row);
  const { identityId } = completion;
  if (current.identityId === identityId)
    return { connection: await renewConnection(query, attempt, completion), replaced: null };
  if (completion.isRenewal) throw new Undo({ result: 'gone' });

  const replaced = {
    ...current,
    id: completion.replacedId,
    tagged: true,
    deleting: true,
    nextCheckAt: completion.now,
    pendingChecks: 0,
    priorityMs: 0,
  };
  await reserveIdentity(query, { ...replaced, identityId });
  const [resetAccess, reset] = toResetAccess(completion);
  const [updated] = await query(
    `UPDATE connect_connection
     SET identity_id = ?, account_name = ?, previous_account_name = ?, identity_status = ?, connected_at = ?,
       tagged = 0, next_check_at = ?, pending_checks = 0, priority_ms = 0${resetAccess}
     WHERE id = ? RETURNING *`,
    [
      identityId,
      completion.accountName,
      completion.previousAccountName,
      completion.identityStatus,
      completion.now,
      completion.now,
      ...reset,
      connectionId,
    ],
  );
  if (!updated) throw new Undo({ result: 'gone' });
  await query(...insert('connect_connection', toColumns({ ...replaced })));
  return { connection: readConnection(updated), replaced };
}

/**
 * Reserves a free identity by inserting a row and deleting it again: concurrent transactions then wait at the unique index until
 * this one ends. A bare UPDATE would fail there; an INSERT can do nothing. An identity that is taken already is not waited for:
 * two connections reconnected crosswise would deadlock.
 */
async function reserveIdentity(query: SqlQuery, reservation: ConnectionRecord): Promise<void> {
  const [holder] = await query('SELECT id FROM connect_connection WHERE identity_id = ?', [
    reservation.identityId,
  ]);
  if (holder) throw new Undo({ result: 'taken' });
  const [reserved] = await query(
    ...insert('connect_connection', toColumns({ ...reservation }), 'ON CONFLICT (identity_id) DO NOTHING'),
  );
  if (!reserved) throw new Undo({ result: 'taken' });
  await query('DELETE FROM connect_connection WHERE id = ? RETURNING id', [reservation.id]);
}

/**
 * Ends the owner's open requests that a connection answers, and returns them. `openRequest` waits for the lock until the connection is
 * committed. So a request either is written before this statement, which then ends it, or is written after the connection can be read.
 */
async function answerRequests(
  executor: SqlExecutor,
  query: SqlQuery,
  { id, owner, application, agentAccess, accessChangedAt }: ConnectionRecord,
  isReconnect: boolean,
  { now, defaultAccess }: Completion,
): Promise<RequestRecord[]> {
  const mustAsk = (agentAccess ?? defaultAccess) !== 'always';
  await lockRequests(executor, query, owner);
  const answersAny = !isReconnect || !(await hasOther(query, { id, owner, application }));
  const values = [id, owner.tenantId, owner.userId, application, answersAny ? '' : id, id, now];
  if (mustAsk) values.push(accessChangedAt);
  const rows = await query(
    `UPDATE connect_request SET outcome = 'connected', connection_id = ?
     WHERE tenant_id = ? AND user_id = ? AND application = ? AND COALESCE(reconnects, '') IN (?, ?) AND ${isOpen}
       ${mustAsk ? 'AND started_at > ?' : ''}
     RETURNING *`,
    values,
  );
  return rows.map(readRequest);
}

/** Whether the owner has another account of the application. */
async function hasOther(
  query: SqlQuery,
  { id, owner, application }: Pick<ConnectionRecord, 'id' | 'owner' | 'application'>,
): Promise<boolean> {
  const rows = await query(
    `SELECT id FROM connect_connection WHERE tenant_id = ? AND user_id = ? AND application = ? AND deleting = 0
       AND id <> ? LIMIT 1`,
    [owner.tenantId, owner.userId, application, id],
  );
  return rows.length > 0;
}
