import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { completionOf, connected, holderOf, newAttempt } from '../testing/records.ts';
import { openShared } from './openShared.fixture.ts';
import type { Place } from './openPlace.fixture.ts';
import { startWorker } from './startWorker.fixture.ts';
import type { Completion } from './Completion.ts';

/** What no process may leave behind. */
const halfDone = [
  `connect_attempt AS a LEFT JOIN connect_connection AS c ON c.id = a.connection_id
   WHERE a.outcome = 'connected' AND c.id IS NULL`,
  `connect_connection AS c LEFT JOIN connect_attempt AS a ON c.id = a.connection_id AND a.outcome = 'connected'
   WHERE a.id IS NULL`,
  'connect_attempt WHERE outcome IS NULL AND (connection_id IS NOT NULL OR identity_id IS NOT NULL)',
];

/** What processes leave behind that are killed while they complete. `makePlace` gives an empty database. */
export function testKills(makePlace: () => Promise<Place>): void {
  test('kill -9 at any statement leaves all or nothing; trying again completes it', async () => {
    const place = await makePlace();
    const { store } = await openShared(place);
    // In the transaction of a first connection, and in that of a reconnect. On PostgreSQL, one of them takes a lock.
    const locks = 'config' in place ? 1 : 0;
    const statements = [3 + locks, 10 + locks] as const;
    for (let dieAfter = 0; dieAfter < statements[1] + 2; dieAfter++) {
      const { connection } = await connected(store);
      // The first connection is over before the reconnect is.
      const steps = statements.filter((number) => dieAfter <= number + 1);
      const deaths = steps.map(async (number) => {
        const attempt = newAttempt(number === statements[1] ? { reconnects: connection.id } : {});
        await store.createAttempt(attempt);
        const completion = completionOf(attempt.id);
        const worker = await startWorker({ place, dieAfter });
        expect(await worker.complete([completion])).toBeUndefined();

        const found = await store.findAttempt({ id: attempt.id });
        const row = await holderOf(store, completion.identityId);
        const isDone = found?.outcome === 'connected';
        expect(found).toEqual(isDone ? { ...found, connectionId: row?.id } : attempt);
        expect(row === undefined).toBe(!isDone);
        expect((await store.completeAttempt(completion)).result).toBe(isDone ? 'closed' : 'connected');
        return isDone;
      });
      // Only who dies after the last statement, the COMMIT, has done it.
      expect(await Promise.all(deaths)).toEqual(steps.map((number) => dieAfter > number));
      const replaced = await holderOf(store, connection.identityId);
      expect(replaced).toMatchObject({ deleting: true });
    }
  }, 180_000);

  test('kill -9 at any moment leaves all or nothing; trying again completes it', async () => {
    const place = await makePlace();
    const { store, create, count } = await openShared(place);
    const all: Completion[] = [];
    for (let round = 0; round < 6; round++) {
      const attempts = Array.from({ length: 300 }, () => newAttempt());
      await create(attempts);
      const completions = attempts.map(({ id }) => completionOf(id));
      all.push(...completions);
      const target = (await count('connect_connection')) + 1 + Math.random() * 50;
      const worker = await startWorker({ place });
      const complete = worker.complete(completions);
      while ((await count('connect_connection')) < target) await setImmediate();
      await worker.kill();
      expect(await complete).toBeUndefined();
      for (const rows of halfDone) expect([rows, await count(rows)]).toEqual([rows, 0]);
    }
    const again = await Promise.all(all.map((completion) => store.completeAttempt(completion)));
    expect(new Set(again.map(({ result }) => result))).toEqual(new Set(['connected', 'closed']));
    expect(await count("connect_attempt WHERE outcome = 'connected'")).toBe(all.length);
    expect(await count('connect_connection')).toBe(all.length);
  }, 180_000);
}
