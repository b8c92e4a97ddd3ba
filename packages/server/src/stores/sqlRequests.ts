import type { RequestKey, RequestLimit, RequestRecord } from './RequestRecord.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
import { assign, insert, match, number, readCaller, readRequest, toColumns } from './sqlRows.ts';
import { clockSkewMs, type Owner, type Store } from './store.ts';

type RequestMethods = Pick<
  Store,
  'openRequest' | 'findRequest' | 'updateRequest' | 'supersedeRequests' | 'expireRequests'
>;

/** The condition that a request is open; its value is the time. */
export const isOpenSql = 'outcome IS NULL AND expires_at > ?';

/** The part of the SQL store that keeps requests. */
export function sqlRequests(executor: SqlExecutor): RequestMethods {
  const { query } = executor;
  return {
    openRequest: (request, caller, limit) =>
      executor.transaction(async (run) => {
        const { owner, createdAt } = request;
        await lockRequests(executor, run, owner);
        const known = caller && (await findByCaller(run, caller.id));
        if (known) return { result: 'known', ...known };

        const same = [owner.tenantId, owner.userId, request.application, request.reconnects ?? ''];
        const [open] = await run(`SELECT * FROM connect_request WHERE ${isSame} AND ${isOpenSql}`, [
          ...same,
          createdAt,
        ]);
        if (open) {
          const joined = readRequest(open);
          if (caller) await run(...insert('connect_caller', toColumns({ ...caller, requestId: joined.id })));
          return { result: 'joined', request: joined };
        }
        const retryAt = limit ? await limitedUntil(run, request, limit) : 0;
        if (retryAt > 0) return { result: 'limited', retryAt };
        await run(...insert('connect_request', toColumns({ ...request })));
        if (caller) await run(...insert('connect_caller', toColumns({ ...caller })));
        return { result: 'opened' };
      }),
    async findRequest(key) {
      if ('callerId' in key) return (await findByCaller(query, key.callerId)) ?? undefined;
      const [row] = await query(...selectRequest(key));
      return row && { request: readRequest(row), caller: null };
    },
    async updateRequest(id, fields, now, where = {}) {
      const columns = toColumns(fields);
      const [condition, values] = match(toColumns(where));
      const [row] = await query(
        `UPDATE connect_request SET ${assign(columns)} WHERE id = ? AND ${isOpenSql}${condition} RETURNING *`,
        [...Object.values(columns), id, now, ...values],
      );
      return row && readRequest(row);
    },
    supersedeRequests: (owner, thread, now) =>
      executor.transaction(async (run) => {
        await lockRequests(executor, run, owner);
        const left = await run(
          `UPDATE connect_caller SET superseded = 1
           WHERE tenant_id = ? AND user_id = ? AND thread = ? AND superseded = 0
             AND request_id IN (SELECT id FROM connect_request WHERE ${isOpenSql}) RETURNING request_id`,
          [owner.tenantId, owner.userId, thread, now],
        );
        const ended: SqlRow[] = [];
        for (const id of new Set(left.map((row) => String(row.request_id))))
          ended.push(
            ...(await run(
              `UPDATE connect_request SET outcome = 'superseded' WHERE id = ? AND ${isOpenSql} AND NOT EXISTS
                 (SELECT 1 FROM connect_caller WHERE request_id = connect_request.id AND superseded = 0)
               RETURNING *`,
              [id, now],
            )),
          );
        return ended.map(readRequest);
      }),
    async expireRequests(now, limit) {
      // The outer condition is checked again for a row that a concurrent call has changed meanwhile.
      const rows = await query(
        `UPDATE connect_request SET outcome = 'expired' WHERE outcome IS NULL AND id IN
           (SELECT id FROM connect_request WHERE outcome IS NULL AND expires_at <= ? LIMIT ?)
         RETURNING *`,
        [now, limit],
      );
      return rows.map(readRequest);
    },
  };
}

/** Ends the owner's open requests that a connection answers, and returns them. */
export async function answerRequests(
  executor: SqlExecutor,
  query: SqlQuery,
  owner: Owner,
  connection: { id: string; application: string },
  now: number,
): Promise<RequestRecord[]> {
  await lockRequests(executor, query, owner);
  const rows = await query(
    `UPDATE connect_request SET outcome = 'connected', connection_id = ?
     WHERE tenant_id = ? AND user_id = ? AND application = ? AND COALESCE(reconnects, ?) = ? AND ${isOpenSql} RETURNING *`,
    [connection.id, owner.tenantId, owner.userId, connection.application, connection.id, connection.id, now],
  );
  return rows.map(readRequest);
}

const isSame = "tenant_id = ? AND user_id = ? AND application = ? AND COALESCE(reconnects, '') = ?";

/**
 * Without the lock, two calls of an owner would both find no open request, and both would write one. A request could also be written
 * while a connection is, and neither transaction would see the other.
 */
async function lockRequests(executor: SqlExecutor, query: SqlQuery, owner: Owner): Promise<void> {
  await executor.lock?.(query, `connect_request ${owner.tenantId} ${owner.userId}`);
}

async function findByCaller(query: SqlQuery, id: string) {
  const [row] = await query('SELECT * FROM connect_caller WHERE id = ?', [id]);
  if (!row) return null;
  const caller = readCaller(row);
  const [request] = await query('SELECT * FROM connect_request WHERE id = ?', [caller.requestId]);
  return request ? { request: readRequest(request), caller } : null;
}

function selectRequest(key: Exclude<RequestKey, { callerId: string }>): [sql: string, values: SqlValue[]] {
  if (!('owner' in key)) return ['SELECT * FROM connect_request WHERE id = ?', [key.id]];
  const owner = [key.owner.tenantId, key.owner.userId];
  if ('id' in key)
    return [
      'SELECT * FROM connect_request WHERE tenant_id = ? AND user_id = ? AND id = ?',
      [...owner, key.id],
    ];
  return [
    `SELECT * FROM connect_request WHERE tenant_id = ? AND user_id = ? AND application = ? AND outcome = 'connected'
       AND EXISTS (SELECT 1 FROM connect_caller WHERE request_id = connect_request.id AND thread = ?)
     ORDER BY created_at DESC LIMIT 1`,
    [...owner, key.application, key.thread],
  ];
}

/** When the limit is no longer reached; 0 if it is not reached. */
async function limitedUntil(
  query: SqlQuery,
  { owner, createdAt }: RequestRecord,
  { requests, milliseconds }: RequestLimit,
): Promise<number> {
  const [last] = await query(
    `SELECT created_at FROM connect_request WHERE tenant_id = ? AND user_id = ? AND created_at > ? AND created_at <= ?
     ORDER BY created_at DESC LIMIT 1 OFFSET ?`,
    [owner.tenantId, owner.userId, createdAt - milliseconds, createdAt + clockSkewMs, requests - 1],
  );
  return last ? Math.min(number(last, 'created_at'), createdAt) + milliseconds : 0;
}
