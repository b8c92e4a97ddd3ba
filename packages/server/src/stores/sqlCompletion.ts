import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { connectionColumns, insert, toAttempt, toConnection } from './sqlRows.ts';
import type { AttemptRecord, Completion, CompletionResult, ConnectionRecord } from './store.ts';

/** Thrown inside the transaction to undo it; the result goes to the caller. */
class Undo extends Error {
  readonly result: CompletionResult;
  constructor(result: CompletionResult) {
    super(result.result);
    this.result = result;
  }
}

/** Completes an attempt and writes its connection in one transaction, or does neither. */
export async function completeAttempt(
  executor: SqlExecutor,
  completion: Completion,
): Promise<CompletionResult> {
  try {
    return await executor.transaction((query) => writeCompletion(query, completion));
  } catch (error) {
    if (error instanceof Undo) return error.result;
    throw error;
  }
}

async function writeCompletion(query: SqlQuery, completion: Completion): Promise<CompletionResult> {
  const { attemptId, identityId, now } = completion;
  const [row] = await query(
    `UPDATE connect_attempt SET status = 'completed', identity_id = ?, connection_id = ?
     WHERE id = ? AND status = 'pending' AND expires_at > ? RETURNING *`,
    [identityId, completion.connectionId, attemptId, now],
  );
  if (!row) throw new Undo({ result: 'settled' });
  const attempt = toAttempt(row);

  const written =
    attempt.reconnects === null
      ? { connection: await insertConnection(query, attempt, completion), replaced: null }
      : await replaceIdentity(query, attempt, attempt.reconnects, completion);
  const { id } = written.connection;
  if (id !== completion.connectionId) {
    await query('UPDATE connect_attempt SET connection_id = ? WHERE id = ? RETURNING id', [id, attemptId]);
  }
  return { result: 'completed', ...written };
}

async function insertConnection(
  query: SqlQuery,
  attempt: AttemptRecord,
  completion: Completion,
): Promise<ConnectionRecord> {
  if (completion.isRenewal) return renewConnection(query, attempt, completion);
  const [sql, values] = insert(
    'connect_connection',
    connectionColumns({
      id: completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId: completion.identityId,
      accountName: completion.accountName,
      previousAccountName: completion.previousAccountName,
      label: '',
      identityStatus: completion.identityStatus,
      connectedAt: completion.now,
      tagged: false,
      deleting: false,
      dueAt: completion.now,
      looks: 0,
    }),
    'ON CONFLICT (identity_id) DO NOTHING',
  );
  const [inserted] = await query(sql, values);
  if (inserted) return toConnection(inserted);

  // The INSERT waited for whoever was writing this identity; a statement of its own sees what they committed.
  return renewConnection(query, attempt, completion);
}

/** Keeps the connection that holds the identity already, with what Anchor says of it now. */
async function renewConnection(
  query: SqlQuery,
  { owner, application }: AttemptRecord,
  { identityId, accountName, previousAccountName, identityStatus, now, isRenewal }: Completion,
): Promise<ConnectionRecord> {
  const values = [accountName, previousAccountName, identityStatus, now, now, identityId];
  const [renewed] = await query(
    `UPDATE connect_connection
     SET account_name = ?, previous_account_name = ?, identity_status = ?, connected_at = ?, tagged = 0, due_at = ?, looks = 0
     WHERE identity_id = ? AND tenant_id = ? AND user_id = ? AND application = ? AND deleting = 0 RETURNING *`,
    [...values, owner.tenantId, owner.userId, application],
  );
  if (!renewed) throw new Undo({ result: isRenewal ? 'gone' : 'taken' });
  return toConnection(renewed);
}

async function replaceIdentity(
  query: SqlQuery,
  attempt: AttemptRecord,
  connectionId: string,
  completion: Completion,
): Promise<{ connection: ConnectionRecord; replaced: ConnectionRecord | null }> {
  // Changes nothing but locks the row: what is read here stays true until the transaction ends.
  const [row] = await query(
    `UPDATE connect_connection SET deleting = 0
     WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0 RETURNING *`,
    [connectionId, attempt.owner.tenantId, attempt.owner.userId],
  );
  if (!row) throw new Undo({ result: 'gone' });
  const current = toConnection(row);
  const { identityId } = completion;
  if (current.identityId === identityId)
    return { connection: await renewConnection(query, attempt, completion), replaced: null };
  if (completion.isRenewal) throw new Undo({ result: 'gone' });

  const { now: dueAt } = completion;
  const replaced = { ...current, id: completion.replacedId, tagged: true, deleting: true, dueAt, looks: 0 };
  await claimIdentity(query, { ...replaced, identityId });
  const [updated] = await query(
    `UPDATE connect_connection
     SET identity_id = ?, account_name = ?, previous_account_name = ?, identity_status = ?, connected_at = ?,
       tagged = 0, due_at = ?, looks = 0
     WHERE id = ? RETURNING *`,
    [
      identityId,
      completion.accountName,
      completion.previousAccountName,
      completion.identityStatus,
      completion.now,
      dueAt,
      connectionId,
    ],
  );
  if (!updated) throw new Undo({ result: 'gone' });
  await query(...insert('connect_connection', connectionColumns(replaced)));
  return { connection: toConnection(updated), replaced };
}

/**
 * Takes an identity that nobody has, by a row that is gone again at once: whoever wants it too waits at the unique index
 * until this transaction ends. An UPDATE alone would fail there where an INSERT can step back. One that somebody has for
 * good is not waited for: two connections reconnected crosswise would wait for each other.
 */
async function claimIdentity(query: SqlQuery, claim: ConnectionRecord): Promise<void> {
  const [holder] = await query('SELECT id FROM connect_connection WHERE identity_id = ?', [claim.identityId]);
  if (holder) throw new Undo({ result: 'taken' });
  const [claimed] = await query(
    ...insert('connect_connection', connectionColumns(claim), 'ON CONFLICT (identity_id) DO NOTHING'),
  );
  if (!claimed) throw new Undo({ result: 'taken' });
  await query('DELETE FROM connect_connection WHERE id = ? RETURNING id', [claim.id]);
}
