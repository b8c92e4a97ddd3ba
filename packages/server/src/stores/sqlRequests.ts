import type { CallerRecord, RequestKey, RequestRecord } from './RequestRecord.ts';
import type { SqlExecutor, SqlQuery, SqlValue } from './sqlExecutor.ts';
import { limitedUntil } from './sqlLimit.ts';
import {
  assign,
  deleteOldest,
  insert,
  match,
  queryList,
  readCaller,
  readRequest,
  toColumns,
} from './sqlRows.ts';
import type { ConnectionRecord, Owner, Store } from './store.ts';

type RequestMethods = Pick<
  Store,
  'openRequest' | 'findRequest' | 'updateRequest' | 'supersedeRequests' | 'expireRequests'
>;

/**
 * The condition that a request is open. Its value is the time. The sum keeps databases from a search by expiry: their statistics do not
 * know that most open requests expire later than now.
 */
const isOpen = 'outcome IS NULL AND expires_at + 0 > ?';

/** The part of the SQL store that keeps requests. */
export function sqlRequests(executor: SqlExecutor): RequestMethods {
  const { query } = executor;
  return {
    openRequest: (request, caller, limit) =>
      executor.transaction(async (run) => {
        const { owner, application, reconnects, createdAt } = request;
        await lockRequests(executor, run, owner);
        const known = await findByCaller(run, caller.id);
        if (known) return { result: 'known', ...known };

        const [open] = await run(
          `SELECT * FROM connect_request WHERE tenant_id = ? AND user_id = ? AND application = ?
             AND COALESCE(reconnects, '') = ? AND ${isOpen}`,
          [owner.tenantId, owner.userId, application, reconnects ?? '', createdAt],
        );
        if (open) {
          const joined = readRequest(open);
          await writeCaller(run, { ...caller, requestId: joined.id });
          return { result: 'joined', request: joined };
        }
        if (limit) {
          const columns = toColumns({ owner });
          const { requests: max, milliseconds } = limit;
          const window = { table: 'connect_request', columns, max, milliseconds, now: createdAt };
          const retryAt = await limitedUntil(run, window);
          if (retryAt > 0) return { result: 'limited', retryAt };
        }
        await run(...insert('connect_request', toColumns({ ...request })));
        await writeCaller(run, caller);
        return { result: 'opened' };
      }),
    async findRequest(key) {
      if ('callerId' in key) return findByCaller(query, key.callerId);
      const [row] = await query(...selectRequest(key));
      return row && { request: readRequest(row), caller: null };
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
        const isWaiting = 'tenant_id = ? AND user_id = ? AND thread = ? AND superseded = 0';
        const names = [owner.tenantId, owner.userId, thread];
        // First, because a request can be answered between two statements: its callers are then not superseded.
        const rows = await run(
          `UPDATE connect_request SET outcome = 'superseded' WHERE tenant_id = ? AND user_id = ? AND ${isOpen}
             AND id IN (SELECT request_id FROM connect_caller WHERE ${isWaiting}) AND NOT EXISTS
             (SELECT 1 FROM connect_caller WHERE request_id = connect_request.id AND thread <> ? AND superseded = 0)
           RETURNING *`,
          [owner.tenantId, owner.userId, now, ...names, thread],
        );
        await run(
          `UPDATE connect_caller SET superseded = 1 WHERE ${isWaiting} AND EXISTS
             (SELECT 1 FROM connect_request WHERE id = request_id AND (outcome = 'superseded' OR ${isOpen}))
           RETURNING id`,
          [...names, now],
        );
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

/**
 * Ends the owner's open requests that a connection answers, and returns them. `openRequest` waits for the lock until the connection is
 * committed. So a request either is written before this statement, which then ends it, or is written after the connection can be read.
 */
export async function answerRequests(
  executor: SqlExecutor,
  query: SqlQuery,
  { id, owner, application }: ConnectionRecord,
  isReconnect: boolean,
  now: number,
): Promise<RequestRecord[]> {
  await lockRequests(executor, query, owner);
  const isFirst = !isReconnect || !(await hasOther(query, { id, owner, application }));
  const rows = await query(
    `UPDATE connect_request SET outcome = 'connected', connection_id = ?
     WHERE tenant_id = ? AND user_id = ? AND application = ? AND COALESCE(reconnects, '') IN (?, ?) AND ${isOpen}
     RETURNING *`,
    [id, owner.tenantId, owner.userId, application, isFirst ? '' : id, id, now],
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
async function lockRequests(executor: SqlExecutor, query: SqlQuery, owner: Owner): Promise<void> {
  await executor.lock?.(query, `connect_request ${owner.tenantId} ${owner.userId}`);
}

/** A caller without a key is written once for its request and its thread. */
async function writeCaller(query: SqlQuery, caller: CallerRecord): Promise<void> {
  const id = caller.id === '' ? `${caller.requestId} ${caller.thread}` : caller.id;
  await query(
    ...insert(
      'connect_caller',
      toColumns({ ...caller, id }),
      'ON CONFLICT (id) DO UPDATE SET superseded = 0',
    ),
  );
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
  const { owner, application, thread } = key;
  return [
    `SELECT * FROM connect_request WHERE application = ? AND outcome = 'connected' AND id IN
       (SELECT request_id FROM connect_caller WHERE tenant_id = ? AND user_id = ? AND thread = ? AND superseded = 0)
     ORDER BY created_at DESC LIMIT 1`,
    [application, owner.tenantId, owner.userId, thread],
  ];
}
