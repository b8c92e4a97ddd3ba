import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ada,
  connected,
  disconnect,
  endAttempt,
  findLive,
  hidden,
  holderOf,
  newAttempt,
  newCaller,
  newRequest,
  newSession,
  t0,
  tag,
} from '../testing/records.ts';
import { describePostgres, openPostgres, type OpenPostgres } from './describePostgres.fixture.ts';
import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { sqlStore, type SqlStore } from './sqlStore.ts';

await describePostgres('on PostgreSQL', (server) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres(server);
  });
  afterAll(() => open.pool.end());

  test('no statement scans a whole table', async () => {
    await open.pool.query(`
      INSERT INTO connect_attempt
      SELECT 'many' || i, '', 'user' || i / 3, 'linkedin', 'popup', '/', '', NULL, 'completed', NULL, 'many' || i, i, i, i, 0,
        'many' || i, 'many' || i FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_connection
      SELECT 'many' || i, '', 'user' || i / 3, 'linkedin', 'many' || i, '', 'validated', i, 1, 0, '', i, 0 FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_key SELECT 'many' || i, i FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_session
      SELECT 'many' || i, '', 'user' || i / 3, 'linkedin', 'many' || i, 'many' || i, i, i, 0, i FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_request
      SELECT 'many' || i, '', 'user' || i / 3, 'linkedin', NULL, '', CASE WHEN i % 100 > 0 THEN 'connected' END, NULL, i, i, 'many' || i
        FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_caller SELECT 'many' || i, '', 'user' || i / 3, 'many' || i, 'chat', '', 0 FROM generate_series(1, 20000) AS i;
      UPDATE connect_attempt SET outcome = 'connected';
      UPDATE connect_connection SET next_check_at = due_at;
      UPDATE connect_session SET next_check_at = due_at;
      INSERT INTO connect_session_account SELECT 'many' || i, 0, 'linkedin', 'many' || i, 'many' || i FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_session_hold SELECT 'many' || i, 'a', i FROM generate_series(1, 20000) AS i;
      INSERT INTO connect_session (id, tenant_id, user_id, application, connection_id, identity_id, started_at, expires_at, ending, due_at, ended_at)
      SELECT 'ended' || i, '', 'busy', 'linkedin', 'ended', 'ended', i, i, 0, i, i FROM generate_series(1, 5000) AS i;
      ANALYZE connect_attempt, connect_caller, connect_connection, connect_key, connect_request, connect_session, connect_session_account, connect_session_hold`);
    const { store, plans } = explainStore(open.executor);
    const { connection, attemptId } = await connected(store);
    await connected(store, { reconnects: connection.id });
    await connected(store, {}, { identityId: connection.identityId, now: t0 }).catch(() => undefined);
    await store.createAttempt(newAttempt(), [
      { scope: 'user', attempts: 1_000, milliseconds: 1_000 },
      { scope: 'tenant', attempts: 1_000, milliseconds: 1_000 },
    ]);
    await store.updateAttempt(attemptId, { stateHash: 'state', startedAt: t0 }, { outcome: null });
    await store.updateAttempt(attemptId, { starts: 1 }, { starts: 0, startedAt: null });
    await endAttempt(store, attemptId, 'failed', 'internal');
    await store.findAttempt({ id: attemptId });
    await store.findAttempt({ stateHash: 'state' });
    await store.findConnections({ owner: ada });
    await findLive(store, ada, connection.id);
    await holderOf(store, 'identity');
    await store.findConnections({ identityIds: ['identity', connection.identityId] });
    await store.takeDueConnections({ now: 100, until: 101, limit: 100 });
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0, pendingChecks: 1 },
    );
    await store.deleteExpired('attempt', 5, 100);
    await store.takeOnce('delivery', t0, t0 + 1);
    await store.isTaken('delivery', t0);
    await store.deleteOne('key', 'delivery');
    await store.deleteExpired('key', 5, 100);
    const busy = { tenantId: '', userId: 'busy' };
    const session = newSession({ key: 'chat' });
    await store.openSession(session, { holder: 'a', until: t0 + 1 });
    await store.findSessions({ owner: ada, id: session.id });
    await store.findSessions({ anchorHash: 'many1', anchorId: 'many1' });
    await store.findSessions({ owner: busy, key: 'chat', now: t0 });
    await store.findSessions({ owner: ada, connectionId: 'connection', limit: 10 });
    await store.updateSession(session.id, { anchorHash: 'hash' }, { endReason: null });
    await store.holdSession(session.id, { holder: 'a', until: t0 }, t0, 'finished');
    for (const which of [
      { identityId: 'many1' },
      { owner: busy, key: 'chat' },
      { owner: ada, id: session.id },
    ])
      await store.endSessions(which, 'stopped', t0);
    await store.deleteExpired('session', 5, 100);
    await store.takeDueSessions({ now: 100, until: 101, limit: 100 });
    await store.deleteOne('session', 'many1');
    const request = newRequest();
    const caller = newCaller(request.id);
    await store.openRequest(request, caller, { requests: 1_000, milliseconds: 1_000, callers: 100 });
    await store.openRequest(newRequest(), newCaller(''));
    for (const access of ['thread', 'ask'] as const)
      await store.openRequest(newRequest(), newCaller('', { id: '' }), undefined, access);
    await store.findRequest({ id: request.id });
    await store.findRequest({ owner: ada, id: request.id });
    await store.findRequest({ callerId: caller.id });
    const inThread = { owner: ada, application: 'linkedin', thread: 'chat' };
    for (const about of [{}, { connectionId: 'one' }, { connectionId: 'one', inputHash: 'a' }])
      await store.findRequest({ ...inThread, ...about });
    await store.updateRequest(request.id, { startedAt: t0 }, t0, { startedAt: null });
    await store.supersedeRequests(ada, 'chat', t0);
    await store.expireRequests(5, 100);
    await store.deleteExpired('request', 5, 100);
    await store.updateConnection({ owner: ada, id: connection.id }, { label: 'work' });
    await tag(store, connection.identityId, t0);
    await store.updateConnection({ identityId: connection.identityId }, { identityStatus: 'failed' });
    await disconnect(store, ada, connection.id, t0);
    await store.deleteOne('connection', connection.id);
    await store.disconnectAll(ada, hidden(t0));
    expect(plans.size).toBeGreaterThan(40);
    const expiring = [...plans].filter(([, plan]) => plan.includes('connect_request_due'));
    expect(expiring.map(([sql]) => sql)).toEqual([expect.stringContaining("SET outcome = 'expired'")]);
    // The sessions of a key are those that run, however many an owner had.
    const ofKey = [...plans].filter(([sql]) => /connect_session\b.* key = \?/s.test(sql));
    expect(ofKey).toHaveLength(2);
    for (const [, plan] of ofKey) expect(plan).toContain('connect_session_key');
    expect([...plans].filter(([, plan]) => plan.includes('Seq Scan'))).toEqual([]);
  });
});

/** A store on PostgreSQL, and how the database goes about each statement of it. */
function explainStore(executor: SqlExecutor): { store: SqlStore; plans: Map<string, string> } {
  const plans = new Map<string, string>();
  const explained =
    (query: SqlQuery): SqlQuery =>
    async (sql, values) => {
      if (/ connect_(attempt|caller|connection|key|request|session(_account|_hold)?) /.test(sql)) {
        const lines = await query(`EXPLAIN (COSTS OFF) ${sql}`, values);
        plans.set(sql, lines.map((line) => String(line['QUERY PLAN'])).join('\n'));
      }
      return query(sql, values);
    };
  const store = sqlStore({
    ...executor,
    query: explained(executor.query),
    transaction: (work) => executor.transaction((query, execute) => work(explained(query), execute)),
  });
  return { store, plans };
}
