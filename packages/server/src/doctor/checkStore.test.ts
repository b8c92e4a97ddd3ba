import { PGlite } from '@electric-sql/pglite';
import { expect, onTestFinished, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { pglite } from '../stores/postgres.ts';
import { newSqliteFile, openSqlite } from '../stores/sqliteFile.fixture.ts';
import { sqlStore } from '../stores/sqlStore.ts';
import { checkStore } from './doctor.ts';
import { openTestApp, problemCodes, whatOf } from './testApp.fixture.ts';

test('reports missing tables, for the store and the routes', async () => {
  const { store } = openSqlite(await newSqliteFile());
  const { examine: examineApp } = await openTestApp(undefined, { connect: { store } });
  const before = await examineApp();
  expect(problemCodes(before)).toEqual(['route_failing', 'store_failing', 'url_loopback']);
  expect(whatOf(before, 'store_failing')).toEqual([expect.stringContaining('Call store.migrate()')]);
  await store.migrate();
  expect(problemCodes(await examineApp())).toEqual(['url_loopback']);
});

test('reports a store that never responds', async () => {
  const store = { ...memoryStore(), findAttempt: () => new Promise<undefined>(() => {}) };
  expect(await checkStore(store, 50)).toMatchObject([
    { code: 'store_failing', what: expect.stringContaining('0.05 s') },
  ]);
});

test('reports a store in memory', async () => {
  expect(await checkStore(memoryStore(), 50)).toMatchObject([{ code: 'store_in_memory' }]);
});

test('reports a store that other database roles can access', async () => {
  const database = await PGlite.create();
  onTestFinished(() => database.close());
  await database.exec('CREATE ROLE anon');
  const store = sqlStore(pglite(database));
  await store.migrate();
  expect(await checkStore(store, 5_000)).toMatchObject([{ code: 'store_ready' }]);
  await database.exec(`ALTER TABLE connect_connection DISABLE ROW LEVEL SECURITY;
    GRANT SELECT, UPDATE ON connect_connection TO anon`);
  expect(await checkStore(store, 5_000)).toMatchObject([
    { code: 'store_ready' },
    {
      code: 'store_exposed',
      what: expect.stringContaining('anon has SELECT, UPDATE on connect_connection'),
    },
  ]);
});
