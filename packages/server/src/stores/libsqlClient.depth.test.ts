import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { ada, connected } from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { startHranaServer } from './hranaServer.fixture.ts';
import { libsqlClient } from './libsqlClient.ts';
import { newSqliteFile } from './sqliteFile.fixture.ts';
import { sqlStore } from './sqlStore.ts';

describeContract('sqlStore on @libsql/client', async () => {
  const client = createClient({ url: `file:${await newSqliteFile()}` });
  await client.execute('PRAGMA journal_mode = WAL');
  const store = sqlStore(libsqlClient(client));
  await store.migrate();
  return store;
});

async function openRemote(options: { intMode?: 'bigint' | 'string' } = {}) {
  const server = await startHranaServer(await newSqliteFile());
  onTestFinished(() => server.stop());
  const client = createClient({ url: server.url, ...options });
  const store = sqlStore(libsqlClient(client));
  await store.migrate();
  return { server, client, store };
}

describeContract('sqlStore on @libsql/client over HTTP', async () => (await openRemote()).store);

test.each(['bigint', 'string'] as const)('numbers of a remote database may be a %s', async (intMode) => {
  const { store } = await openRemote({ intMode });
  const { connection } = await connected(store);
  expect(await store.findConnections({ owner: ada })).toEqual([connection]);
});

test('a step takes at most two HTTP requests', async () => {
  const { store, server } = await openRemote();
  await store.findConnections({ owner: ada });
  const before = server.count();
  await connected(store);
  // Two steps: createAttempt and completeAttempt.
  expect(server.count() - before).toBeLessThanOrEqual(3);
});

test('a server that is down is not mistaken for missing tables', async () => {
  const { store, server } = await openRemote();
  server.stop();
  await expect(store.findConnections({ owner: ada })).rejects.not.toMatchObject({ name: 'StoreError' });
});
