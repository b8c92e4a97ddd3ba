import createSql, { type Sql } from 'postgres';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { limitStore } from '../limitStore.ts';
import { ada, newAttempt } from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres, newPool, truncate } from './describePostgres.fixture.ts';
import { startPgbouncer, withoutPgbouncer, type Pgbouncer } from './pgbouncer.fixture.ts';
import { postgres } from './postgres.ts';
import { postgresJs } from './postgresJs.ts';
import type { SqlRow, SqlValue } from './sqlExecutor.ts';
import { sqlStore } from './sqlStore.ts';

await describePostgres(`behind PgBouncer${withoutPgbouncer}`, ({ config }) => {
  describe.skipIf(withoutPgbouncer !== '')('in transaction mode', () => {
    let bouncer: Pgbouncer;
    let direct: Pool;
    beforeAll(async () => {
      bouncer = await startPgbouncer(config);
      direct = newPool(config);
      await sqlStore(postgres(direct), { schema: 'connect' }).migrate();
    });
    afterAll(async () => {
      await direct.end();
      await bouncer.stop();
    });

    describe('with pg', () => {
      let pool: Pool;
      beforeAll(() => {
        pool = newPool({ ...bouncer.config, max: 10 });
      });
      afterAll(() => pool.end());
      describeContract('sqlStore', async () => {
        await direct.query(truncate('connect'));
        return sqlStore(postgres(pool), { schema: 'connect' });
      });
    });

    describe('with postgres.js', () => {
      let sql: Sql;
      beforeAll(() => {
        const { host = '', port = 0, user = '', database = '' } = bouncer.config;
        sql = createSql({ host, port, user, database, prepare: false, onnotice: () => undefined });
      });
      afterAll(() => sql.end());
      describeContract('sqlStore', async () => {
        await direct.query(truncate('connect'));
        return sqlStore(postgresJs(sql), { schema: 'connect' });
      });

      test('many transactions, and statements without values between them, all end', async () => {
        const executor = postgresJs(sql);
        const store = sqlStore(executor, { schema: 'connect' });
        const calls = Array.from({ length: 60 }, async (_, index) => {
          for (let round = 0; round < 5; round++) {
            await store.createAttempt(newAttempt({ owner: { ...ada, userId: `user-${index}` } }), []);
            expect(await executor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
          }
        });
        await Promise.all(calls);
      });
    });

    test('named prepared statements, which the pooler does not track, are refused with the fix', async () => {
      const pool = newPool({ ...bouncer.config, max: 8 });
      onTestFinished(() => pool.end());
      const query = (text: string, values: SqlValue[] = []) =>
        pool.query<SqlRow>({ name: `s${text.length}`, text, values });
      const open = () => sqlStore(postgres({ query, connect: () => pool.connect() }), { schema: 'connect' });
      const reads = Array.from({ length: 40 }, () => open().findConnections({ owner: ada }));
      const errors = (await Promise.allSettled(reads)).flatMap((read) =>
        read.status === 'rejected' ? [read.reason] : [],
      );
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors)
        expect(error).toMatchObject({
          code: 'store_misconfigured',
          message: expect.stringContaining('Turn named prepared statements off'),
        });
    });

    // Without the check, 35 checks of the contract fail here, each without an error of the database.
    test('postgres.js that prepares statements is refused, because its COMMIT could run as a ROLLBACK', async () => {
      const { host = '', port = 0, user = '', database = '' } = bouncer.config;
      const sql = createSql({ host, port, user, database, onnotice: () => undefined });
      onTestFinished(() => sql.end());
      const store = sqlStore(postgresJs(sql), { schema: 'connect' });
      for (const call of [() => store.migrate(), () => store.createAttempt(newAttempt())])
        await expect(call()).rejects.toMatchObject({
          code: 'store_misconfigured',
          message: expect.stringContaining('Set prepare: false'),
        });
    });

    test('a startup parameter that the pooler refuses is named, with the option to use instead', async () => {
      const pool = newPool({ ...bouncer.config, options: '-c search_path=connect' });
      onTestFinished(() => pool.end());
      await expect(
        limitStore(sqlStore(postgres(pool)), 5_000).findConnections({ owner: ada }),
      ).rejects.toMatchObject({
        code: 'store_misconfigured',
        message: expect.stringContaining('use the option schema of sqlStore'),
      });
    });
  });

  test.skipIf(withoutPgbouncer !== '')('statement mode is refused with the fix', async () => {
    const bouncer = await startPgbouncer(config, 'statement');
    const pool = newPool(bouncer.config);
    onTestFinished(async () => {
      await pool.end();
      await bouncer.stop();
    });
    const store = limitStore(sqlStore(postgres(pool)), 5_000);
    for (const call of [() => sqlStore(postgres(pool)).migrate(), () => store.createAttempt(newAttempt())])
      await expect(call()).rejects.toMatchObject({
        code: 'store_misconfigured',
        message: expect.stringContaining('Set its pool_mode to transaction'),
      });
  });
});
