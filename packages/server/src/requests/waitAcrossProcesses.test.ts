import { expect, test } from 'vitest';
import { describePostgres, openPostgres } from '../stores/describePostgres.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, declineSoon, inAnotherProcess, timed } from './requests.fixture.ts';

/** Waits in one process for a request that ends in another one. */
async function waitElsewhere(store: Store) {
  const world = await createWorld({ connect: { store } });
  const { id } = await ask(world);
  const waiting = timed(world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 }));
  await declineSoon(inAnotherProcess(world), id);
  const { result, ms } = await waiting;
  // The first pauses are 250 and 375 ms.
  return { status: result.status, isSoon: ms < 1_000 };
}

test('on SQLite, a wait ends soon after the request ends in another process', async () => {
  const { store } = await openNewSqlite();
  expect(await waitElsewhere(store)).toEqual({ status: 'declined', isSoon: true });
});

await describePostgres('on PostgreSQL', (server) => {
  test('a wait ends soon after the request ends in another process', async () => {
    const { pool, store } = await openPostgres(server);
    expect(await waitElsewhere(store)).toEqual({ status: 'declined', isSoon: true });
    await pool.end();
  });
});
