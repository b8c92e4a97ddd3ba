import type { Completion, CompletionResult } from './Completion.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { Opening } from './RequestRecord.ts';
import { decide, locksOf, nameOf, namesOf, type Decision, type Scope } from './decide.ts';
import { windowOf } from './sqlAttempts.ts';
import type { SqlBatchExecutor, SqlStatement, SqlValue } from './sqlExecutor.ts';
import { readReached, selectReached } from './sqlLimit.ts';
import { named, supersede, writeCaller } from './sqlRequests.ts';
import { attemptColumns, readConnection, readRequest } from './sqlRows.ts';
import { assign, deleteOldest, insert, toColumns } from './sqlStatements.ts';
import { isHeld, withAccounts, writeHold, writeSession } from './sqlSessions.ts';
import type { Store } from './store.ts';

type BatchMethods = Pick<
  Store,
  | 'createAttempt'
  | 'completeAttempt'
  | 'disconnectAll'
  | 'openRequest'
  | 'supersedeRequests'
  | 'openSession'
  | 'holdSession'
  | 'deleteOne'
  | 'deleteExpired'
>;

/** The condition that a session may be used. Its value is the time. The previous release sets `ending` only. */
const isUsable = 'end_reason IS NULL AND ending = 0 AND expires_at > ?';

/**
 * The methods of the SQL store that need more than one statement, for databases that run a transaction only as a list of statements.
 * Where a statement depends on what another one returns, `memoryStore` decides: one batch reads the rows, and another one writes, if
 * the rows are still the same. See docs/decisions/023-drivers.md. `single` deletes rows to which no others belong.
 */
export function sqlBatches(
  executor: SqlBatchExecutor,
  single: Pick<Store, 'deleteOne' | 'deleteExpired'>,
): BatchMethods {
  const { query } = executor;
  /** Locks names, runs statements, and returns the rows of the statements. */
  const run = async (names: readonly SqlStatement[], statements: readonly SqlStatement[]) => {
    const locks = locksOf(executor, names);
    return (await executor.batch([...locks, ...statements])).slice(locks.length);
  };
  return {
    async createAttempt(attempt, limits = []) {
      const windows = limits.map((limit) => windowOf(attempt, limit));
      const reached = windows.map(selectReached);
      const columns = attemptColumns(attempt);
      const written = Object.keys(columns);
      const names = windows.map(({ columns: counted }, index) =>
        nameOf(`connect_attempt ${limits[index]?.scope} ${Object.values(counted).join(' ')}`),
      );
      const [created = [], ...found] = await run(names, [
        [
          `INSERT INTO connect_attempt (${written.join(', ')}) SELECT ${written.map(() => '?').join(', ')}
           WHERE TRUE${reached.map(([sql]) => ` AND NOT EXISTS (${sql})`).join('')} RETURNING id`,
          [...Object.values(columns), ...reached.flatMap(([, values = []]) => values)],
        ],
        ...reached,
      ]);
      if (created.length > 0) return { result: 'created' };
      const times = windows.map((window, index) => readReached(found[index] ?? [], window));
      return { result: 'limited', retryAt: Math.max(...times) };
    },
    completeAttempt: (completion) =>
      decide(
        executor,
        [namesOf('connect_request', 'connect_attempt', completion.attemptId)],
        completionScope(completion),
        async (store): Promise<Decision<CompletionResult>> => {
          const result = await store.completeAttempt(completion);
          if (result.result !== 'connected') return { result, writes: [] };
          const { connection, replaced, requests } = result;
          const { attemptId, identityId } = completion;
          return {
            result,
            writes: [
              [
                "UPDATE connect_attempt SET outcome = 'connected', identity_id = ?, connection_id = ? WHERE id = ? RETURNING id",
                [identityId, connection.id, attemptId],
              ],
              writeConnection(connection),
              ...(replaced ? [insert('connect_connection', toColumns({ ...replaced }))] : []),
              ...requests.map((request): SqlStatement => [
                "UPDATE connect_request SET outcome = 'connected', connection_id = ? WHERE id = ? RETURNING id",
                [connection.id, request.id],
              ]),
            ],
          };
        },
      ),
    async disconnectAll({ tenantId, userId }, fields) {
      const owner = [tenantId, userId];
      const isOwn = 'tenant_id = ? AND user_id = ?';
      const columns = toColumns(fields);
      const ended = `(SELECT id FROM connect_session WHERE ${isOwn} AND ended_at IS NOT NULL)`;
      const results = await run(
        [nameOf(`connect_request ${tenantId} ${userId}`)],
        [
          ...['attempt', 'request', 'caller'].map((kind): SqlStatement => [
            `DELETE FROM connect_${kind} WHERE ${isOwn} RETURNING id`,
            owner,
          ]),
          ...deleteParts(ended, owner),
          [`DELETE FROM connect_session WHERE ${isOwn} AND ended_at IS NOT NULL RETURNING id`, owner],
          [
            `UPDATE connect_connection SET ${assign(columns)} WHERE ${isOwn} AND deleting = 0 RETURNING id`,
            [...Object.values(columns), ...owner],
          ],
          [`SELECT * FROM connect_connection WHERE ${isOwn} AND deleting = 1`, owner],
        ],
      );
      return (results.at(-1) ?? []).map(readConnection);
    },
    openRequest(request, caller, limit, access) {
      const { owner, createdAt } = request;
      const names = [owner.tenantId, owner.userId];
      const relevant = 'tenant_id = ? AND user_id = ? AND (outcome IS NULL OR created_at > ?)';
      const since = [...names, createdAt - (limit?.milliseconds ?? 0)];
      const scope: Scope[] = [
        [
          'connect_request',
          `(${relevant}) OR id IN (SELECT request_id FROM connect_caller WHERE id = ?)`,
          [...since, caller.id],
        ],
        [
          'connect_caller',
          `id = ? OR request_id IN (SELECT id FROM connect_request WHERE ${relevant})`,
          [caller.id, ...since],
        ],
      ];
      return decide(
        executor,
        [nameOf(`connect_request ${names.join(' ')}`)],
        scope,
        async (store): Promise<Decision<Opening>> => {
          const result = await store.openRequest(request, caller, limit, access);
          const requestId = result.result === 'joined' ? result.request.id : caller.requestId;
          const waiting = writeCaller(named({ ...caller, requestId }));
          if (result.result === 'joined') return { result, writes: [waiting] };
          if (result.result !== 'opened') return { result, writes: [] };
          return { result, writes: [insert('connect_request', toColumns({ ...request })), waiting] };
        },
      );
    },
    async supersedeRequests(owner, thread, now) {
      const [requests = []] = await run(
        [nameOf(`connect_request ${owner.tenantId} ${owner.userId}`)],
        supersede(owner, thread, now),
      );
      return requests.map(readRequest);
    },
    openSession(session, hold) {
      const { tenantId, userId } = session.owner;
      const isRunning = `tenant_id = ? AND user_id = ? AND key = ? AND key <> '' AND retired = 0 AND ended_at IS NULL AND ${isUsable}`;
      const names = [tenantId, userId, session.key, session.startedAt];
      const parts = `session_id IN (SELECT id FROM connect_session WHERE ${isRunning})`;
      const scope: Scope[] = [
        ['connect_session', isRunning, names],
        ['connect_session_account', parts, names],
        ['connect_session_hold', parts, names],
      ];
      return decide(executor, [nameOf(`connect_session ${tenantId} ${userId}`)], scope, async (store) => {
        const result = await store.openSession(session, hold);
        return {
          result,
          writes: [
            ...(result === session ? writeSession(session) : []),
            ...(hold ? [writeHold(result.id, hold)] : []),
          ],
        };
      });
    },
    async holdSession(id, { holder, until }, now, reason) {
      const [, ended = []] = await run(
        [namesOf('connect_session', 'connect_session', id)],
        [
          [
            `INSERT INTO connect_session_hold (session_id, holder, held_until)
           SELECT id, ?, ? FROM connect_session WHERE id = ? AND ${isUsable}
           ON CONFLICT (session_id, holder) DO UPDATE SET held_until = excluded.held_until RETURNING session_id`,
            [holder, until, id, now],
          ],
          [
            `UPDATE connect_session SET end_reason = ?, ending = 1, next_check_at = ?
           WHERE id = ? AND ${isUsable} AND NOT ${isHeld} RETURNING *`,
            [reason, now, id, now, now],
          ],
        ],
      );
      return (await withAccounts(query, ended))[0];
    },
    async deleteOne(kind, id) {
      if (kind !== 'session') return single.deleteOne(kind, id);
      const results = await run(
        [namesOf('connect_session', 'connect_session', id)],
        [...deleteParts('(?)', [id]), ['DELETE FROM connect_session WHERE id = ? RETURNING id', [id]]],
      );
      return results.at(-1)?.length === 1;
    },
    async deleteExpired(kind, before, limit) {
      if (kind !== 'session' && kind !== 'request') return single.deleteExpired(kind, before, limit);
      const table = `connect_${kind}`;
      const oldest = `(SELECT id FROM ${table} WHERE expires_at < ? ORDER BY expires_at LIMIT ?)`;
      const callers: SqlStatement = [
        `DELETE FROM connect_caller WHERE request_id IN ${oldest} RETURNING id`,
        [before, limit],
      ];
      const results = await run(
        [nameOf(`${table} expired`)],
        [
          ...(kind === 'session' ? deleteParts(oldest, [before, limit]) : [callers]),
          deleteOldest(table, before, limit),
        ],
      );
      return results.at(-1)?.length ?? 0;
    },
  };
}

function completionScope({ attemptId, identityId }: Completion): Scope[] {
  const ofOwner =
    '(tenant_id, user_id) = (SELECT tenant_id, user_id FROM connect_attempt WHERE connect_attempt.id = ?)';
  return [
    ['connect_attempt', 'id = ?', [attemptId]],
    ['connect_connection', `identity_id = ? OR ${ofOwner}`, [identityId, attemptId]],
    ['connect_request', `outcome IS NULL AND ${ofOwner}`, [attemptId]],
  ];
}

function deleteParts(sessions: string, values: readonly SqlValue[]): SqlStatement[] {
  return ['connect_session_account', 'connect_session_hold'].map((table) => [
    `DELETE FROM ${table} WHERE session_id IN ${sessions} RETURNING session_id`,
    values,
  ]);
}

/** Returns the statement that writes a connection, or what has changed of it. */
function writeConnection(connection: ConnectionRecord): SqlStatement {
  const columns = toColumns({ ...connection });
  const changes = Object.keys(columns).map((column) => `${column} = excluded.${column}`);
  return insert('connect_connection', columns, `ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`);
}
