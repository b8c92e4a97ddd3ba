import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { sqlStore } from '../stores/sqlStore.ts';
import { connected } from '../testing/records.ts';
import { createWorld } from '../world.fixture.ts';

const year = 365 * 24 * 60 * 60_000;

/** A store that keeps how many rows its largest statement has returned. */
async function openWatched() {
  const { executor } = await openNewSqlite();
  const watched = { rows: 0 };
  const watch =
    (query: typeof executor.query): typeof executor.query =>
    async (sql, values) => {
      const rows = await query(sql, values);
      watched.rows = Math.max(watched.rows, rows.length);
      return rows;
    };
  const store = sqlStore({
    ...executor,
    query: watch(executor.query),
    transaction: (work) => executor.transaction((query, execute) => work(watch(query), execute)),
  });
  await store.migrate();
  return { store, executor, watched };
}

test('after a fast clock has put off every connection, a run takes them back in parts', async () => {
  const { store, executor, watched } = await openWatched();
  const world = await createWorld({ connect: { store } });
  for (let i = 0; i < 70; i++) await connected(store, {}, { now: world.now() });
  await executor.query('UPDATE connect_connection SET next_check_at = ? RETURNING id', [world.now() + year]);
  watched.rows = 0;
  const { postponed } = await world.connect.reconcile({ unowned: 'ignore' });
  // The emulator has none of these identities, so none can be checked, but all were taken.
  expect(postponed).toBe(70);
  expect(watched.rows).toBe(50);
});

test('a batch of identities that Anchor does not have reads the whole list once', async () => {
  const { store } = await openWatched();
  const world = await createWorld({ connect: { store } });
  for (let i = 0; i < 60; i++) await connected(store, {}, { now: world.now() - 1, identityId: randomUUID() });
  world.emulator.clearLog();
  const { refreshed } = await world.connect.reconcile({ unowned: 'ignore' });
  expect(refreshed).toBe(60);
  expect(world.calls()).toMatchObject({ 'identities.retrieve': 60, 'applications.listIdentities': 2 });
});

test('a list that could not be read is read again', async () => {
  const { store } = await openWatched();
  const world = await createWorld({ connect: { store } });
  for (let i = 0; i < 10; i++) await connected(store, {}, { now: world.now() - 1, identityId: randomUUID() });
  world.emulator.failNext({ call: 'applications.listIdentities', kind: 'html', times: 3 });
  const { refreshed, postponed } = await world.connect.reconcile({ unowned: 'ignore' });
  expect([refreshed, postponed]).toEqual([10, 0]);
});
