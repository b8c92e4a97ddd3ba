import type { AgentAccess } from '@kit/protocol';
import type { CallerRecord, RequestKey } from './RequestRecord.ts';
import type { SqlExecutor, SqlQuery, SqlStatement, SqlValue } from './sqlExecutor.ts';
import { readReached, selectReached } from './sqlLimit.ts';
import { readCaller, readRequest } from './sqlRows.ts';
import { assign, deleteOldest, insert, match, queryList, toColumns } from './sqlStatements.ts';
import type { Owner, Store } from './store.ts';

type RequestMethods = Pick<
  Store,
  'openRequest' | 'findRequest' | 'updateRequest' | 'supersedeRequests' | 'expireRequests'
>;

/**
 * The condition that a request is open. Its value is the time. The sum keeps databases from a search by expiry: their statistics do not
 * know that most open requests expire later than now.
 */
export const isOpen = 'outcome IS NULL AND expires_at + 0 > ?';

/** Which open requests a caller may wait for. A permission is for one call, or for one conversation. */
const joins: Record<AgentAccess, string> = {
  always: '',
  thread:
    ' AND NOT EXISTS (SELECT 1 FROM connect_caller WHERE request_id = connect_request.id AND thread <> ?)',
  // A caller without a key has the id that `writeCaller` gives it.
  ask: ` AND EXISTS (SELECT 1 FROM connect_caller
           WHERE request_id = connect_request.id AND connect_caller.id = connect_request.id || ' ' || ? AND ? = '')`,
};

/** The part of the SQL store that keeps requests. */
export function sqlRequests(executor: SqlExecutor): RequestMethods {
  const { query } = executor;
  return {
    openRequest: (request, caller, limit, access = 'always') =>
      executor.transaction(async (run) => {
        const { owner, application, reconnects, createdAt } = request;
        await lockRequests(executor, run, owner);
        const known = await findByCaller(run, caller.id);
        if (known) return { result: 'known', ...known };

        const [open] = await run(
          `SELECT * FROM connect_request WHERE tenant_id = ? AND user_id = ? AND application = ?
             AND COALESCE(reconnects, '') = ? AND ${isOpen}${joins[access]}
           ORDER BY created_at DESC, id LIMIT 1`,
          [
            owner.tenantId,
            owner.userId,
            application,
            reconnects ?? '',
            createdAt,
            ...(access === 'always' ? [] : [caller.thread]),
            ...(access === 'ask' ? [caller.id] : []),
          ],
        );
        if (open) {
          const joined = readRequest(open);
          const joining = named({ ...caller, requestId: joined.id });
          if (limit && (await hasCallers(run, joining, limit.callers)))
            return { result: 'limited', retryAt: joined.expiresAt };
          await run(...writeCaller(joining));
          return { result: 'joined', request: joined };
        }
        if (limit) {
          const columns = toColumns({ owner });
          const { requests: max, milliseconds } = limit;
          const window = { table: 'connect_request', columns, max, milliseconds, now: createdAt };
          const retryAt = readReached(await run(...selectReached(window)), window);
          if (retryAt > 0) return { result: 'limited', retryAt };
        }
        await run(...insert('connect_request', toColumns({ ...request })));
        await run(...writeCaller(named(caller)));
        return { result: 'opened' };
      }),
    async findRequest(key) {
      if ('callerId' in key) return findByCaller(query, key.callerId);
      const [row] = await query(...selectRequest(key));
      if (!row) return undefined;
      const request = readRequest(row);
      if (!('inputHash' in key) || key.inputHash === undefined) return { request, caller: null };
      const [waiting] = await query(
        `SELECT * FROM connect_caller WHERE request_id = ? AND thread = ? AND input_hash = ? AND superseded = 0
         ORDER BY id LIMIT 1`,
        [request.id, key.thread, key.inputHash],
      );
      return waiting && { request, caller: readCaller(waiting) };
    },
    async updateRequest(id, fields, now, where = {}) {
      const columns = toColumns(fields);
      const [condition, values] = match(toColumns(where));
      const [row] = await query(
        `UPDATE connect_request SET ${assign(columns)} WHERE id = ? AND ${isOpen}${condition} RETURNING *`,
        [...Object.values(columns), id, now, ...values],
      );
      return row && readRequest(row);
    },
    supersedeRequests: (owner, thread, now) =>
      executor.transaction(async (run) => {
        await lockRequests(executor, run, owner);
        const [requests, callers] = supersede(owner, thread, now);
        // First, because a request can be answered between two statements: its callers are then not superseded.
        const rows = await run(...requests);
        await run(...callers);
        return rows.map(readRequest);
      }),
    async expireRequests(now, limit) {
      // The outer condition repeats the inner one: a concurrent call may have ended some of the chosen rows.
      const rows = await query(
        `UPDATE connect_request SET outcome = 'expired' WHERE outcome IS NULL AND id IN
           (SELECT id FROM connect_request WHERE outcome IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ?)
         RETURNING *`,
        [now, limit],
      );
      return rows.map(readRequest);
    },
  };
}

/** Returns the statements that end the requests of a thread, and supersede its callers. */
export function supersede(owner: Owner, thread: string, now: number): [SqlStatement, SqlStatement] {
  const isWaiting = 'tenant_id = ? AND user_id = ? AND thread = ? AND superseded = 0';
  const names = [owner.tenantId, owner.userId, thread];
  return [
    [
      `UPDATE connect_request SET outcome = 'superseded' WHERE tenant_id = ? AND user_id = ? AND ${isOpen}
         AND id IN (SELECT request_id FROM connect_caller WHERE ${isWaiting}) AND NOT EXISTS
         (SELECT 1 FROM connect_caller WHERE request_id = connect_request.id AND thread <> ? AND superseded = 0)
       RETURNING *`,
      [owner.tenantId, owner.userId, now, ...names, thread],
    ],
    [
      `UPDATE connect_caller SET superseded = 1 WHERE ${isWaiting} AND EXISTS
         (SELECT 1 FROM connect_request WHERE id = request_id AND (outcome = 'superseded' OR ${isOpen}))
       RETURNING id`,
      [...names, now],
    ],
  ];
}

/** Deletes an owner's requests and callers. */
export async function deleteRequests(executor: SqlExecutor, query: SqlQuery, owner: Owner): Promise<void> {
  await lockRequests(executor, query, owner);
  for (const table of ['connect_request', 'connect_caller'])
    await query(`DELETE FROM ${table} WHERE tenant_id = ? AND user_id = ? RETURNING id`, [
      owner.tenantId,
      owner.userId,
    ]);
}

/** Deletes old requests with their callers. Returns how many requests. */
export function deleteExpiredRequests(executor: SqlExecutor, before: number, limit: number): Promise<number> {
  return executor.transaction(async (query) => {
    const rows = await query(...deleteOldest('connect_request', before, limit));
    const ids = rows.map(({ id }) => String(id));
    await queryList(
      query,
      ids,
      (marks) => `DELETE FROM connect_caller WHERE request_id IN (${marks}) RETURNING id`,
    );
    return rows.length;
  });
}

/**
 * Waits for other transactions that write several of the owner's requests and callers. On PostgreSQL, two of them would otherwise not see
 * what the other one writes. A transaction that also writes attempts or connections takes the lock last, so no two wait for each other.
 */
export async function lockRequests(executor: SqlExecutor, query: SqlQuery, owner: Owner): Promise<void> {
  await executor.lock?.(query, `connect_request ${owner.tenantId} ${owner.userId}`);
}

/** A caller without a key is written once for its request and its thread. */
export function named(caller: CallerRecord): CallerRecord {
  return caller.id === '' ? { ...caller, id: `${caller.requestId} ${caller.thread}` } : caller;
}

/** Returns the statement that writes a caller. */
export function writeCaller(caller: CallerRecord): SqlStatement {
  const columns = toColumns({ ...caller });
  // A caller that is not known, but has a row, has lost its request.
  const replace =
    'ON CONFLICT (id) DO UPDATE SET request_id = excluded.request_id, input_hash = excluded.input_hash, superseded = 0';
  return insert('connect_caller', columns, replace);
}

/** Whether at least `max` other callers wait for the request. */
async function hasCallers(query: SqlQuery, { id, requestId }: CallerRecord, max: number): Promise<boolean> {
  const rows = await query(
    'SELECT id FROM connect_caller WHERE request_id = ? AND id <> ? ORDER BY id LIMIT 1 OFFSET ?',
    [requestId, id, max - 1],
  );
  return rows.length > 0;
}

async function findByCaller(query: SqlQuery, id: string) {
  const [row] = await query('SELECT * FROM connect_caller WHERE id = ?', [id]);
  if (!row) return undefined;
  const caller = readCaller(row);
  const [request] = await query('SELECT * FROM connect_request WHERE id = ?', [caller.requestId]);
  return request && { request: readRequest(request), caller };
}

function selectRequest(key: Exclude<RequestKey, { callerId: string }>): [sql: string, values: SqlValue[]] {
  if ('id' in key) {
    const [condition, values] = match(toColumns(key.owner ? { owner: key.owner } : {}));
    return [`SELECT * FROM connect_request WHERE id = ?${condition}`, [key.id, ...values]];
  }
  const { owner, application, thread, connectionId, inputHash } = key;
  const names = [owner.tenantId, owner.userId];
  const [ofConnection, connection] = match(connectionId === undefined ? {} : { connection_id: connectionId });
  const [withInput, input] = match(inputHash === undefined ? {} : { input_hash: inputHash });
  return [
    `SELECT * FROM connect_request WHERE tenant_id = ? AND user_id = ? AND application = ? AND outcome = 'connected'${ofConnection}
       AND id IN (SELECT request_id FROM connect_caller
                  WHERE tenant_id = ? AND user_id = ? AND thread = ? AND superseded = 0${withInput})
     ORDER BY created_at DESC, id LIMIT 1`,
    [...names, application, ...connection, ...names, thread, ...input],
  ];
}
