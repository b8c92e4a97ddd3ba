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
  const [sql, values] = insert(
    'connect_connection',
    connectionColumns({
      id: completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId: completion.identityId,
      accountName: completion.accountName,
      identityStatus: completion.identityStatus,
      connectedAt: completion.now,
      tagged: false,
      deleting: false,
    }),
    'ON CONFLICT (identity_id) DO NOTHING',
  );
  const [inserted] = await query(sql, values);
  if (inserted) return toConnection(inserted);

  const [kept] = await query(
    `SELECT * FROM connect_connection
     WHERE identity_id = ? AND tenant_id = ? AND user_id = ? AND application = ? AND deleting = 0`,
    [completion.identityId, attempt.owner.tenantId, attempt.owner.userId, attempt.application],
  );
  if (!kept) throw new Undo({ result: 'taken' });
  return toConnection(kept);
}

async function replaceIdentity(
  query: SqlQuery,
  attempt: AttemptRecord,
  connectionId: string,
  completion: Completion,
): Promise<{ connection: ConnectionRecord; replaced: ConnectionRecord | null }> {
  const [holder] = await query('SELECT id FROM connect_connection WHERE identity_id = ?', [
    completion.identityId,
  ]);
  if (holder && holder.id !== connectionId) throw new Undo({ result: 'taken' });

  const [row] = await query(
    'SELECT * FROM connect_connection WHERE id = ? AND tenant_id = ? AND user_id = ? AND deleting = 0',
    [connectionId, attempt.owner.tenantId, attempt.owner.userId],
  );
  if (!row) throw new Undo({ result: 'gone' });
  const replaced = toConnection(row);
  if (replaced.identityId === completion.identityId) return { connection: replaced, replaced: null };

  const [updated] = await query(
    `UPDATE connect_connection SET identity_id = ?, account_name = ?, identity_status = ?, connected_at = ?, tagged = 0
     WHERE id = ? AND deleting = 0 RETURNING *`,
    [completion.identityId, completion.accountName, completion.identityStatus, completion.now, connectionId],
  );
  if (!updated) throw new Undo({ result: 'gone' });
  const tombstone = { ...replaced, id: completion.replacedId, tagged: true, deleting: true };
  await query(...insert('connect_connection', connectionColumns(tombstone)));
  return { connection: toConnection(updated), replaced: tombstone };
}
