import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ada,
  bob,
  completionOf,
  connected,
  disconnect,
  endAttempt,
  hidden,
  holderOf,
  newAttempt,
  newCaller,
  newRequest,
  t0,
} from '../testing/records.ts';
import { describePostgres, openPostgres, truncate, type OpenPostgres } from './describePostgres.fixture.ts';
import { memoryStore } from './memoryStore.ts';
import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { sqlStore } from './sqlStore.ts';
import type { Store } from './store.ts';
import '../fuzzSeed.fixture.ts';
import { atDepth } from '../testDepth.fixture.ts';

const attempts = {
  mine: newAttempt({ id: 'mine' }),
  mineToo: newAttempt({ id: 'mineToo' }),
  theirs: newAttempt({ id: 'theirs', owner: bob }),
  reconnect: newAttempt({ id: 'reconnect', reconnects: 'connection' }),
  reconnectToo: newAttempt({ id: 'reconnectToo', reconnects: 'connection' }),
};
const ids = Object.keys(attempts);
const asked = newRequest({ id: 'asked' });
const requestIds = [asked.id, 'request-0', 'request-1', 'request-2'];
const callerIds = ['waiting', 'caller-0', 'caller-1', 'caller-2'];

/** One connection, and attempts and a request that all could still end in any way. */
async function prepare(store: Store): Promise<void> {
  await connected(store, { id: 'seed' }, { connectionId: 'connection', identityId: 'old' });
  for (const attempt of Object.values(attempts)) await store.createAttempt(attempt);
  await store.openRequest(asked, newCaller(asked.id, { id: 'waiting' }));
}

type Step = { name: string; run: (store: Store) => Promise<unknown> };

/** Steps that get in each other's way; `place` makes the ids of what they write. */
const stepOf = (place: number): fc.Arbitrary<Step> => {
  const names = { connectionId: `connection-${place}`, replacedId: `replaced-${place}` };
  const completions = ids.flatMap((id) =>
    ['old', 'new', 'other'].map((identityId) => ({
      name: `${id} gets ${identityId}`,
      run: async (store: Store) => {
        const result = await store.completeAttempt(completionOf(id, { identityId, ...names }));
        return result.result === 'connected' ? { ...result, requests: byId(result.requests) } : result;
      },
    })),
  );
  const requestId = `request-${place}`;
  const requests = [null, 'connection'].flatMap((reconnects) =>
    ['chat', 'other'].map((thread) => ({
      name: `${thread} asks for ${reconnects ?? 'any account'}`,
      run: (store: Store) =>
        store.openRequest(
          newRequest({ id: requestId, reconnects, createdAt: t0 + place }),
          newCaller(requestId, { id: `caller-${place}`, thread }),
        ),
    })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...completions) },
    { weight: 2, arbitrary: fc.constantFrom(...requests) },
    fc.constantFrom(
      {
        name: 'decline',
        run: (store: Store) => store.updateRequest(asked.id, { outcome: 'declined' }, t0 + 500),
      },
      {
        name: 'supersede',
        run: async (store: Store) => byId(await store.supersedeRequests(ada, 'chat', t0 + 500)),
      },
      { name: 'expire', run: async (store: Store) => byId(await store.expireRequests(t0 + 1_000, 9)) },
      { name: 'erase', run: async (store: Store) => byId(await store.disconnectAll(ada, hidden(0))) },
      { name: 'disconnect', run: (store: Store) => disconnect(store, ada, 'connection', 0) },
      { name: 'remove', run: (store: Store) => store.deleteOne('connection', 'connection') },
      ...ids.map((id) => ({
        name: `cancel ${id}`,
        run: (store: Store) => endAttempt(store, id, 'cancelled', 'attempt_cancelled'),
      })),
    ),
  );
};

/** Everything that can be seen from outside. */
async function outcomeOf(store: Store, results: unknown[]): Promise<string> {
  const seen = [
    results,
    await Promise.all(ids.map((id) => store.findAttempt({ id }))),
    await Promise.all(['old', 'new', 'other'].map((id) => holderOf(store, id))),
    // All were connected at the same time.
    await Promise.all([ada, bob].map(async (owner) => byId(await store.findConnections({ owner })))),
    await Promise.all(requestIds.map((id) => store.findRequest({ owner: ada, id }))),
    await Promise.all(callerIds.map((callerId) => store.findRequest({ callerId }))),
  ];
  return JSON.stringify(seen, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : (value ?? null),
  );
}

/** Rows that a store returns in any order. */
const byId = <Row extends { id: string }>(rows: Row[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id));

/** What the steps lead to one after the other, in this order. */
async function inTurn(steps: Step[], order: number[]): Promise<string> {
  const store = memoryStore();
  await prepare(store);
  const results: unknown[] = [];
  for (const index of order) results[index] = await steps[index]?.run(store);
  return outcomeOf(store, results);
}

function ordersOf(places: number[]): number[][] {
  if (places.length === 0) return [[]];
  return places.flatMap((first) =>
    ordersOf(places.filter((place) => place !== first)).map((rest) => [first, ...rest]),
  );
}

/** Lets the scheduler decide which statement is next. */
function scheduled(executor: SqlExecutor, scheduler: fc.Scheduler): SqlExecutor {
  const inOrder =
    (query: SqlQuery): SqlQuery =>
    async (sql, values) => {
      await scheduler.schedule(Promise.resolve(), sql.replaceAll(/\s+/g, ' ').slice(0, 40));
      return query(sql, values);
    };
  return {
    ...executor,
    query: inOrder(executor.query),
    transaction: (work) => executor.transaction((query, execute) => work(inOrder(query), execute)),
  };
}

const timeoutMs = atDepth(60_000, 180_000);

await describePostgres('statements of several transactions in any order', (server) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres(server);
  });
  afterAll(() => open.pool.end());

  test(
    'have the same result as memoryStore in some order of the steps',
    async () => {
      const steps = fc.tuple(stepOf(0), stepOf(1), stepOf(2));
      const property = fc.asyncProperty(fc.scheduler(), steps, async (scheduler, chosen) => {
        await open.pool.query(truncate());
        await prepare(open.store);
        const store = sqlStore(scheduled(open.executor, scheduler));
        const running = Promise.all(chosen.map((step) => step.run(store)));
        const outcome = await outcomeOf(open.store, await scheduler.waitFor(running));
        const possible = await Promise.all(ordersOf([0, 1, 2]).map((order) => inTurn(chosen, order)));
        expect(possible).toContain(outcome);
      });
      await fc.assert(property, { numRuns: atDepth(40, 300) });
    },
    timeoutMs,
  );
});
