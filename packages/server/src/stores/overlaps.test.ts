import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  ada,
  bob,
  completionOf,
  hidden,
  newAttempt,
  newCaller,
  newRequest,
  newSession,
  t0,
} from '../testing/records.ts';
import { describePostgres, openPostgres, truncate, type OpenPostgres } from './describePostgres.fixture.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import { sqlStore, type SqlStore } from './sqlStore.ts';

type Step = (store: SqlStore) => Promise<unknown>;

const request = newRequest();
const ask: Step = (store) => store.openRequest(request, newCaller(request.id, { id: 'first' }));
const join = (store: SqlStore) => {
  const joining = newRequest();
  return store.openRequest(joining, newCaller(joining.id, { id: 'second', thread: 'other' }));
};
const supersede = (store: SqlStore) => store.supersedeRequests(ada, 'chat', t0);
const decline = (store: SqlStore) => store.updateRequest(request.id, { outcome: 'declined' }, t0);
const erase = (store: SqlStore) => store.disconnectAll(ada, hidden(t0));

await describePostgres('transactions that write rows of one owner', (server) => {
  let one: OpenPostgres;
  let other: OpenPostgres;
  beforeAll(async () => {
    one = await openPostgres(server);
    other = await openPostgres(server);
  });
  afterAll(() => Promise.all([one.pool.end(), other.pool.end()]));
  beforeEach(() => one.pool.query(truncate()));

  /** Runs `first` up to its COMMIT. Then starts `second` from another process, and commits when `second` waits. */
  async function overlap<T>(first: Step, second: (store: SqlStore) => Promise<T>): Promise<T> {
    let running: Promise<T> | undefined;
    let isHeld = false;
    const held: SqlExecutor = {
      ...one.executor,
      transaction: (work) =>
        one.executor.transaction(async (query, execute) => {
          const result = await work(query, execute);
          if (!isHeld) return result;
          running ??= second(other.store);
          await expect.poll(isWaiting).toBe(true);
          return result;
        }),
    };
    const store = sqlStore(held);
    // The first call checks the driver in a transaction.
    await store.findConnections({ owner: ada });
    isHeld = true;
    await first(store);
    if (!running) throw new Error('The first step has no transaction.');
    return running;
  }

  async function isWaiting(): Promise<boolean> {
    const { rows } = await other.pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  }

  const complete = async (store: SqlStore, { id } = newAttempt()) => {
    await one.store.createAttempt(newAttempt({ id }));
    return store.completeAttempt(completionOf(id));
  };
  const countRows = async () => {
    const { rows } = await one.pool.query(
      'SELECT (SELECT count(*) FROM connect_request) AS requests, (SELECT count(*) FROM connect_caller) AS callers',
    );
    return rows[0];
  };

  test('a request that is written during a completion finds the connection as soon as it is written', async () => {
    const connections = await overlap(complete, async (store) => {
      expect(await ask(store)).toEqual({ result: 'opened' });
      return store.findConnections({ owner: ada });
    });
    expect(connections).toHaveLength(1);
  });

  test('a completion answers a request that is being written', async () => {
    expect(await overlap(ask, complete)).toMatchObject({
      requests: [{ id: request.id, outcome: 'connected' }],
    });
  });

  test('the second of two requests joins the first', async () => {
    expect(await overlap(ask, join)).toEqual({ result: 'joined', request });
    expect(await countRows()).toEqual({ requests: '1', callers: '2' });
  });

  test('a limit counts a request that is being written', async () => {
    const elsewhere = newRequest({ application: 'github' });
    const limit = { requests: 1, milliseconds: 1_000, callers: 100 };
    expect(
      await overlap(ask, (store) => store.openRequest(elsewhere, newCaller(elsewhere.id), limit)),
    ).toEqual({
      result: 'limited',
      retryAt: t0 + 1_000,
    });
  });

  test('a caller does not join a request that is being superseded', async () => {
    await ask(one.store);
    expect(await overlap(supersede, join)).toEqual({ result: 'opened' });
  });

  test('a request that a caller joins is not superseded', async () => {
    await ask(one.store);
    expect(await overlap(join, supersede)).toEqual([]);
    expect(await one.store.findRequest({ callerId: 'second' })).toMatchObject({ request: { outcome: null } });
  });

  test('an erasure deletes a caller that is being written', async () => {
    await ask(one.store);
    await overlap(join, erase);
    expect(await countRows()).toEqual({ requests: '0', callers: '0' });
  });

  test('a caller does not join a request that is being erased', async () => {
    await ask(one.store);
    expect(await overlap(erase, join)).toEqual({
      result: 'opened',
    });
    expect(await countRows()).toEqual({ requests: '1', callers: '1' });
  });

  test('two answers: the second finds the request closed', async () => {
    await ask(one.store);
    expect(await overlap(complete, decline)).toBeUndefined();
  });

  test('a deletion of a session deletes the hold that is being written', async () => {
    const session = newSession();
    await one.store.openSession(session);
    const hold: Step = (store) =>
      store.holdSession(session.id, { holder: 'a', until: t0 + 9 }, t0, 'expired');
    expect(await overlap(hold, (store) => store.deleteOne('session', session.id))).toBe(true);
    expect((await one.pool.query('SELECT * FROM connect_session_hold')).rows).toEqual([]);
  });

  test('other owners do not wait', async () => {
    const { id } = newAttempt();
    await one.store.createAttempt(newAttempt({ id, owner: bob }));
    let isHeld = false;
    const completed: unknown[] = [];
    const held: SqlExecutor = {
      ...one.executor,
      transaction: (work) =>
        one.executor.transaction(async (query, execute) => {
          const result = await work(query, execute);
          if (isHeld) completed.push(await other.store.completeAttempt(completionOf(id)));
          return result;
        }),
    };
    const store = sqlStore(held);
    await store.findConnections({ owner: ada });
    isHeld = true;
    expect(await ask(store)).toEqual({ result: 'opened' });
    expect(completed).toMatchObject([{ result: 'connected' }]);
  });
});
