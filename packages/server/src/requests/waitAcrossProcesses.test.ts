import { expect, test } from 'vitest';
import { describePostgres, openPostgres } from '../stores/describePostgres.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, declineSoon, inAnotherProcess, watchStore } from './requests.fixture.ts';

/** Waits in one process for a request that ends in another one. Returns the status, and how often the wait read it. */
async function waitElsewhere(store: Store) {
  const watched = watchStore(store);
  const world = await createWorld({ connect: { store: watched.store } });
  const { id } = await ask(world);
  const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
  await declineSoon(inAnotherProcess(world, { store }), id);
  const { status } = await waiting;
  return { status, reads: watched.calls.filter((name) => name === 'findRequest').length };
}

test('on SQLite, a wait ends soon after the request ends in another process', async () => {
  const { status, reads } = await waitElsewhere((await openNewSqlite()).store);
  expect(status).toBe('declined');
  // The pauses between the first reads are 250, 375 and 563 ms.
  expect(reads).toBeLessThan(5);
});

await describePostgres('on PostgreSQL', (server) => {
  test('a wait ends soon after the request ends in another process', async () => {
    const { pool, store } = await openPostgres(server);
    const { status, reads } = await waitElsewhere(store);
    expect(status).toBe('declined');
    expect(reads).toBeLessThan(5);
    await pool.end();
  });
});
