import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ada, connected, newAttempt } from '../testing/records.ts';
import { isFullDepth } from '../testDepth.fixture.ts';
import { describeContract } from './describeContract.fixture.ts';
import {
  describePostgres,
  newPool,
  openPostgres,
  truncate,
  type OpenPostgres,
} from './describePostgres.fixture.ts';
import { type PostgresClient, numberPlaceholders, postgres } from './postgres.ts';
import { sqlStore } from './sqlStore.ts';

await describePostgres('on PostgreSQL', (server) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres(server);
  });
  afterAll(() => open.pool.end());

  describeContract('sqlStore', async () => {
    await open.pool.query(truncate());
    return open.store;
  });

  if (isFullDepth)
    describeContract('sqlStore, where the database is set to serializable', async () => {
      await open.pool.query(truncate());
      const options = `${server.config.options ?? ''} -c default_transaction_isolation=serializable`;
      const pool = newPool({ ...server.config, options });
      onTestFinished(() => pool.end());
      return sqlStore(postgres(pool));
    });

  test('a transaction that fails leaves nothing behind, throws the first error, and returns its client', async () => {
    for (let i = 0; i < 25; i++) {
      const failing = open.executor.transaction((query) => query('SELECT * FROM nowhere'));
      await expect(failing).rejects.toThrow('nowhere');
    }
    await connected(open.store);
    const thrown = open.executor.transaction(async (query) => {
      await query("UPDATE connect_connection SET account_name = 'changed' RETURNING id");
      throw new Error('in the middle');
    });
    await expect(thrown).rejects.toThrow('in the middle');
    expect(open.pool).toMatchObject({ waitingCount: 0 });
    expect(open.pool.idleCount).toBe(open.pool.totalCount);
    const rows = await open.executor.query(
      "SELECT id FROM connect_connection WHERE account_name = 'changed'",
    );
    expect(rows).toEqual([]);
  });

  test('a connection that is lost in a transaction is discarded, and the process keeps running', async () => {
    const before = open.pool.totalCount;
    const lost = open.executor.transaction(async (query) => {
      const [row] = await query('SELECT pg_backend_pid() AS pid');
      await open.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await query('SELECT 1 AS one');
    });
    await expect(lost).rejects.toThrow(/terminat|closed|not queryable/);
    expect(open.pool.totalCount).toBeLessThanOrEqual(before);
    expect((await connected(open.store)).connection.owner).toEqual(ada);
  });

  test('two transactions that deadlock both succeed', async () => {
    const ids = [newAttempt().id, newAttempt().id];
    for (const id of ids) await open.store.createAttempt(newAttempt({ id }));
    let runs = 0;
    const lockBoth = (order: string[]) =>
      open.executor.transaction(async (query) => {
        runs++;
        for (const id of order) {
          await query(
            'UPDATE connect_attempt SET verifications = verifications + 1 WHERE id = ? RETURNING id',
            [id],
          );
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
    await Promise.all([lockBoth(ids), lockBoth(ids.toReversed())]);
    expect(runs).toBeGreaterThan(2);
    for (const id of ids) expect(await open.store.findAttempt({ id })).toMatchObject({ verifications: 2 });
  });

  test('a transaction that keeps failing is not retried forever', async () => {
    let runs = 0;
    const failing = open.executor.transaction(async () => {
      runs++;
      throw Object.assign(new Error('could not serialize access'), { code: '40001' });
    });
    await expect(failing).rejects.toThrow('could not serialize access');
    expect(runs).toBe(5);
  });

  test('a limit holds between pools, as between processes', async () => {
    const pools = Array.from({ length: 3 }, () => newPool(server.config));
    onTestFinished(async () => void (await Promise.all(pools.map((pool) => pool.end()))));
    const stores = pools.map((pool) => sqlStore(postgres(pool)));
    for (let round = 0; round < 10; round++) {
      const owner = { tenantId: 'limited', userId: `user-${round}` };
      const made = await Promise.all(
        Array.from({ length: 10 }, () => stores)
          .flat()
          .map((store) =>
            store.createAttempt(newAttempt({ owner }), [
              { scope: 'user', attempts: 5, milliseconds: 1_000 },
              { scope: 'tenant', attempts: 1_000, milliseconds: 1_000 },
            ]),
          ),
      );
      expect(made.filter(({ result }) => result === 'created')).toHaveLength(5);
    }
  });

  test('twelve concurrent calls can migrate an empty database', async () => {
    const { pool: admin } = open;
    for (let round = 0; round < 5; round++) {
      const schema = `fresh_${process.pid}_${round}`;
      await admin.query(`CREATE SCHEMA ${schema}`);
      onTestFinished(async () => void (await admin.query(`DROP SCHEMA ${schema} CASCADE`)));
      const pools = Array.from({ length: 12 }, () =>
        newPool({ ...server.config, max: 1, options: `-c search_path=${schema}` }),
      );
      await Promise.all(pools.map((pool) => sqlStore(postgres(pool)).migrate()));
      const [first] = pools;
      expect(first && (await connected(sqlStore(postgres(first)))).result).toBe('connected');
      await Promise.all(pools.map((pool) => pool.end()));
    }
  });

  test('the error for missing tables contains the fix', async () => {
    const pool = newPool({ ...server.config, options: '-c search_path=nowhere' });
    onTestFinished(() => pool.end());
    await expect(sqlStore(postgres(pool)).findConnections({ owner: ada })).rejects.toThrow(
      'Call store.migrate()',
    );
  });
});

test('if a client cannot roll back, the first error is thrown and the client is discarded', async () => {
  const released: unknown[] = [];
  const client: PostgresClient = {
    async query(sql) {
      if (sql === 'ROLLBACK') throw new Error('no connection');
      return { rows: [] };
    },
    on: () => undefined,
    off: () => undefined,
    release: (destroy) => released.push(destroy),
  };
  const executor = postgres({ connect: async () => client, query: async () => ({ rows: [] }) });
  const failing = executor.transaction(async () => {
    throw new Error('first');
  });
  await expect(failing).rejects.toThrow('first');
  await executor.transaction(async () => 'fine');
  expect(released).toEqual([true, false]);
});

test('placeholders are numbered, but not in quotes', () => {
  expect(numberPlaceholders("SELECT '?', 'it''s ?' WHERE a = ? AND b IN (?, ?)")).toBe(
    "SELECT '?', 'it''s ?' WHERE a = $1 AND b IN ($2, $3)",
  );
});
