import {
  identitiesOf,
  isUsable,
  type SessionHold,
  type SessionRecord,
  type SessionsKey,
  type SessionsToEnd,
} from './SessionRecord.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlStatement, SqlValue } from './sqlExecutor.ts';
import { readRows, readSession, readSessionAccount } from './sqlRows.ts';
import { assign, deleteOldest, insert, match, queryList, toColumns } from './sqlStatements.ts';
import type { Owner, Store } from './store.ts';

type SessionMethods = Pick<
  Store,
  'openSession' | 'findSessions' | 'updateSession' | 'holdSession' | 'endSessions' | 'takeDueSessions'
>;

/** The condition that a process holds a session. Its value is the time. */
export const isHeld =
  'EXISTS (SELECT 1 FROM connect_session_hold WHERE session_id = connect_session.id AND held_until > ?)';

/** The part of the SQL store that keeps sessions. */
export function sqlSessions(executor: SqlExecutor): SessionMethods {
  const { query } = executor;
  return {
    openSession: (session, hold) =>
      executor.transaction(async (run) => {
        const { owner, key, startedAt } = session;
        if (key !== '') await lockSessions(executor, run, owner);
        const running = key === '' ? [] : await select(run, { owner, key, now: startedAt });
        const opened = running.find((row) => identitiesOf(row) === identitiesOf(session)) ?? session;
        if (opened === session) for (const statement of writeSession(session)) await run(...statement);
        if (hold) await run(...writeHold(opened.id, hold));
        return opened;
      }),
    findSessions: (key) => select(query, key),
    async updateSession(id, fields, where = {}) {
      const columns = columnsOf(fields);
      const [condition, values] = match(toColumns(where));
      const rows = await query(
        `UPDATE connect_session SET ${assign(columns)} WHERE id = ?${condition} RETURNING *`,
        [...Object.values(columns), id, ...values],
      );
      if (rows.length > 0 && typeof fields.endedAt === 'number')
        await query('DELETE FROM connect_session_hold WHERE session_id = ? RETURNING session_id', [id]);
      return (await withAccounts(query, rows))[0];
    },
    holdSession: (id, hold, now, reason) =>
      executor.transaction(async (run) => {
        // Changes nothing but locks the row: a transaction that deletes the session waits, and deletes this hold too.
        const found = await run('UPDATE connect_session SET retired = retired WHERE id = ? RETURNING *', [
          id,
        ]);
        const [session] = await withAccounts(run, found);
        if (!session || !isUsable(session, now)) return undefined;
        await lockSessions(executor, run, session.owner);
        await run(...writeHold(id, hold));
        const rows = await run(
          `UPDATE connect_session SET end_reason = ?, ending = 1, next_check_at = ? WHERE id = ? AND end_reason IS NULL
             AND NOT ${isHeld}
           RETURNING *`,
          [reason, now, id, now],
        );
        return rows.length === 0 ? undefined : { ...session, endReason: reason, nextCheckAt: now };
      }),
    async endSessions(which, reason, now) {
      const [condition, values] = toEnd(which);
      const rows = await query(
        `UPDATE connect_session SET end_reason = COALESCE(end_reason, ?), ending = 1, next_check_at = ?
         WHERE ended_at IS NULL AND ${condition} RETURNING *`,
        [reason, now, ...values],
      );
      return withAccounts(query, rows);
    },
    async takeDueSessions({ now, until, limit }, onUnreadable) {
      const rows = await query(
        `UPDATE connect_session SET next_check_at = ?
         WHERE ended_at IS NULL AND next_check_at <= ? AND id IN
           (SELECT id FROM connect_session WHERE ended_at IS NULL AND next_check_at <= ?
            ORDER BY next_check_at LIMIT ?)
         RETURNING *`,
        [until, now, now, limit],
      );
      return withAccounts(query, rows, (all) => readRows(all, readSession, onUnreadable));
    },
  };
}

/** Deletes a session with what belongs to it. Returns whether it was there. */
export function deleteSession(executor: SqlExecutor, id: string): Promise<boolean> {
  return executor.transaction(async (query) => {
    const rows = await query('DELETE FROM connect_session WHERE id = ? RETURNING id', [id]);
    await deleteParts(query, [id]);
    return rows.length === 1;
  });
}

/** Deletes old sessions with what belongs to them. Returns how many. */
export function deleteExpiredSessions(executor: SqlExecutor, before: number, limit: number): Promise<number> {
  return executor.transaction(async (query) => {
    const rows = await query(...deleteOldest('connect_session', before, limit));
    const ids = rows.map(({ id }) => String(id));
    await deleteParts(query, ids);
    return ids.length;
  });
}

/** Deletes an owner's sessions that have ended. */
export async function deleteEndedSessions(query: SqlQuery, { tenantId, userId }: Owner): Promise<void> {
  const rows = await query(
    'DELETE FROM connect_session WHERE tenant_id = ? AND user_id = ? AND ended_at IS NOT NULL RETURNING id',
    [tenantId, userId],
  );
  await deleteParts(
    query,
    rows.map(({ id }) => String(id)),
  );
}

async function deleteParts(query: SqlQuery, ids: readonly string[]): Promise<void> {
  for (const table of ['connect_session_account', 'connect_session_hold'])
    await queryList(
      query,
      ids,
      (marks) => `DELETE FROM ${table} WHERE session_id IN (${marks}) RETURNING session_id`,
    );
}

/** Waits for other transactions that decide which session of the owner is shared, or whether one is still used. */
async function lockSessions(executor: SqlExecutor, query: SqlQuery, owner: Owner): Promise<void> {
  await executor.lock?.(query, `connect_session ${owner.tenantId} ${owner.userId}`);
}

/** Returns the statements that write a session with its accounts. */
export function writeSession({ accounts, ...session }: SessionRecord): SqlStatement[] {
  // The previous release reads one account of each session, and `due_at`.
  const [first] = accounts;
  const columns = { ...columnsOf(session), ...toColumns({ ...first }), due_at: session.nextCheckAt };
  return [
    insert('connect_session', columns),
    ...accounts.map((account, position) =>
      insert('connect_session_account', toColumns({ sessionId: session.id, position, ...account })),
    ),
  ];
}

/** Returns the statement that writes who holds a session. */
export function writeHold(sessionId: string, { holder, until }: SessionHold): SqlStatement {
  return insert(
    'connect_session_hold',
    toColumns({ sessionId, holder, heldUntil: until }),
    'ON CONFLICT (session_id, holder) DO UPDATE SET held_until = excluded.held_until',
  );
}

/**
 * The columns of a session. `ending` and `anchor_id` are for the previous release. It finds no session at Anchor by the hash, so `reconcile`
 * of this release ends what that one could not.
 */
function columnsOf(fields: Partial<Omit<SessionRecord, 'accounts'>>): Record<string, SqlValue> {
  const { endReason, endedAt, anchorHash } = fields;
  const isEnding = endReason !== undefined && endReason !== null && (endedAt ?? null) === null;
  const ending = endReason === undefined && endedAt === undefined ? {} : { ending: Number(isEnding) };
  const anchor = anchorHash === undefined ? {} : { anchor_id: anchorHash };
  return { ...toColumns(fields), ...ending, ...anchor };
}

async function select(query: SqlQuery, key: SessionsKey): Promise<SessionRecord[]> {
  if ('anchorHash' in key) {
    const { anchorHash, anchorId } = key;
    const sql = `SELECT * FROM connect_session WHERE anchor_hash = ? OR (anchor_hash IS NULL AND anchor_id = ?)
      OR (anchor_hash IS NULL AND anchor_id IS NULL AND id = ?)`;
    return withAccounts(query, await query(sql, [anchorHash, anchorId, anchorId]));
  }
  const { tenantId, userId } = key.owner;
  const [condition, values]: [string, SqlValue[]] =
    'id' in key
      ? ['id = ?', [key.id]]
      : 'key' in key
        ? [
            `key = ? AND retired = 0 AND ended_at IS NULL AND end_reason IS NULL AND expires_at > ? AND ${isHeld}`,
            [key.key, key.now, key.now],
          ]
        : [
            'id IN (SELECT session_id FROM connect_session_account WHERE connection_id = ?)',
            [key.connectionId],
          ];
  const [limit, limits] = 'limit' in key ? ['LIMIT ?', [key.limit]] : ['', []];
  const rows = await query(
    `SELECT * FROM connect_session WHERE tenant_id = ? AND user_id = ? AND ${condition}
     ORDER BY started_at DESC ${limit}`,
    [tenantId, userId, ...values, ...limits],
  );
  return withAccounts(query, rows);
}

function toEnd(which: SessionsToEnd): [condition: string, values: SqlValue[]] {
  if ('identityId' in which) {
    const { identityId } = which;
    // A session of the previous release has its only account in its own row.
    return [
      `id IN (SELECT id FROM connect_session WHERE identity_id = ?
              UNION SELECT session_id FROM connect_session_account WHERE identity_id = ?)`,
      [identityId, identityId],
    ];
  }
  const { tenantId, userId } = which.owner;
  const [column, value] = 'id' in which ? ['id', which.id] : ['key', which.key];
  return [`tenant_id = ? AND user_id = ? AND ${column} = ?`, [tenantId, userId, value]];
}

/** Reads sessions with their accounts, in the order of the rows. */
export async function withAccounts(
  query: SqlQuery,
  rows: SqlRow[],
  read: (rows: SqlRow[]) => SessionRecord[] = (all) => all.map(readSession),
): Promise<SessionRecord[]> {
  const sessions = read(rows);
  const found = await queryList(
    query,
    sessions.map(({ id }) => id),
    (marks) =>
      `SELECT * FROM connect_session_account WHERE session_id IN (${marks}) ORDER BY session_id, position`,
  );
  return addAccounts(sessions, found);
}

/** Returns the sessions with their accounts, from rows of `connect_session_account`. */
export function addAccounts(sessions: SessionRecord[], rows: SqlRow[]): SessionRecord[] {
  return sessions.map((session) => {
    const accounts = rows.filter((row) => row.session_id === session.id).map(readSessionAccount);
    return accounts.length > 0 ? { ...session, accounts } : session;
  });
}
