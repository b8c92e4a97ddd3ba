import { createClient } from '@libsql/client';
import Database from 'libsql';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { limitStore } from '../limitStore.ts';
import { ada, hidden, t0 } from '../testing/records.ts';
import { describePostgres, newPool, openPostgres, type OpenPostgres } from './describePostgres.fixture.ts';
import { d1 } from './d1.ts';
import { openD1 } from './d1.fixture.ts';
import { libsqlClient } from './libsqlClient.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';
import { newSqliteFile, openNewSqlite } from './sqliteFile.fixture.ts';
import { sqlStore } from './sqlStore.ts';
import type { Store } from './store.ts';

const refused = {
  code: 'store_forbidden',
  message: expect.stringMatching(/^The database is read-only: .+ Connect the store to the primary database/),
};

await describePostgres('a PostgreSQL that is read-only', ({ config }) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres({ config, stop: async () => undefined });
  });
  afterAll(() => open.pool.end());

  test('is named by check, and can be read', async () => {
    const pool = newPool({ ...config, options: '-c default_transaction_read_only=on' });
    onTestFinished(() => pool.end());
    const store = sqlStore(postgres(pool));
    await expect(store.check()).rejects.toMatchObject(refused);
    await store.migrate();
    expect(await store.findConnections({ owner: ada })).toEqual([]);
    await open.store.check();
  });

  // As after a failover, or when a full disk has made the database read-only: connections that were opened then stay read-only.
  test.each([
    ['a statement', (store: Store) => store.takeOnce(`key ${t0}`, t0, t0 + 1)],
    ['a transaction', (store: Store) => store.disconnectAll(ada, hidden(t0))],
  ])('for a while does not keep its connections: %s works with the next call', async (_, call) => {
    const role = `read_only_${process.pid}`;
    await open.pool.query(`CREATE ROLE ${role} LOGIN SUPERUSER`);
    await open.pool.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
    const pool = newPool({ ...config, user: role, max: 1 });
    onTestFinished(async () => {
      await pool.end();
      await open.pool.query(`DROP ROLE ${role}`);
    });
    const store = limitStore(sqlStore(postgres(pool)), 5_000);
    await expect(call(store)).rejects.toMatchObject({ code: 'store_unavailable' });
    await open.pool.query(`ALTER ROLE ${role} RESET default_transaction_read_only`);
    await call(store);
  });
});

test('a SQLite file that is read-only is named by check, and can be read', async () => {
  const { sql, executor } = await openNewSqlite();
  sql.exec('PRAGMA query_only = 1');
  const store = sqlStore(executor);
  await expect(store.check()).rejects.toMatchObject(refused);
  expect(await store.findConnections({ owner: ada })).toEqual([]);
  sql.exec('PRAGMA query_only = 0');
  await store.check();
});

test('a database with batches is checked, too', async () => {
  const client = createClient({ url: `file:${await newSqliteFile()}` });
  onTestFinished(() => client.close());
  for (const executor of [libsqlClient(client), d1(openD1())]) {
    const store = sqlStore(executor);
    await store.migrate();
    await expect(store.check()).resolves.toBeUndefined();
  }
  await client.execute('PRAGMA query_only = 1');
  await expect(sqlStore(libsqlClient(client)).check()).rejects.toMatchObject(refused);
});

test('a transaction of other code on the same SQLite connection is named, and goes on', async () => {
  const database = new Database(await newSqliteFile());
  const store = sqlStore(sqlite(database));
  await store.migrate();
  database.exec('CREATE TABLE own (id INTEGER)');
  database.exec('BEGIN');
  database.exec('INSERT INTO own VALUES (1)');
  await expect(store.takeOnce('key', t0, t0 + 1)).rejects.toMatchObject({
    code: 'store_misconfigured',
    message: expect.stringContaining('Give each store its own connection'),
  });
  database.exec('COMMIT');
  expect(database.prepare('SELECT id FROM own').all()).toHaveLength(1);
  expect(await store.takeOnce('key', t0, t0 + 1)).toBe(true);
});
