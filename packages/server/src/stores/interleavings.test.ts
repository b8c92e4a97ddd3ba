import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ada,
  bob,
  completionOf,
  connected,
  disconnect,
  endAttempt,
  holderOf,
  newAttempt,
} from '../testing/records.ts';
import { describePostgres, openPostgres, type OpenPostgres } from './describePostgres.fixture.ts';
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

/** One connection, and attempts that all could still end in any way. */
async function prepare(store: Store): Promise<void> {
  await connected(store, { id: 'seed' }, { connectionId: 'connection', identityId: 'old' });
  for (const attempt of Object.values(attempts)) await store.createAttempt(attempt);
}

type Step = { name: string; run: (store: Store) => Promise<unknown> };

/** Steps that get in each other's way; `place` makes the ids of what they write. */
const stepOf = (place: number): fc.Arbitrary<Step> => {
  const names = { connectionId: `connection-${place}`, replacedId: `replaced-${place}` };
  const completions = ids.flatMap((id) =>
    ['old', 'new', 'other'].map((identityId) => ({
      name: `${id} gets ${identityId}`,
      run: (store: Store) => store.completeAttempt(completionOf(id, { identityId, ...names })),
    })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...completions) },
    fc.constantFrom(
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
    await Promise.all([ada, bob].map((owner) => store.findConnections({ owner }))),
  ];
  return JSON.stringify(seen, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : (value ?? null),
  );
}

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
        await open.pool.query('TRUNCATE connect_attempt, connect_connection');
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
