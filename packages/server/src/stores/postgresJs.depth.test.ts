import createSql, { type Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres } from './describePostgres.fixture.ts';
import { postgresJs } from './postgresJs.ts';
import { tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

await describePostgres('on postgres.js', ({ config }) => {
  let sql: Sql;
  beforeAll(() => {
    const { host = '', port = 0, user = '', database = '', connectionString, options } = config;
    sql = connectionString
      ? createSql(connectionString, { connection: { search_path: options?.split('=').at(-1) ?? 'public' } })
      : createSql({ host, port, user, database, onnotice: () => undefined });
  });
  afterAll(() => sql.end());

  describeContract('sqlStore', async () => {
    await sql.unsafe(`DROP TABLE IF EXISTS ${tables.join(', ')}`);
    const store = sqlStore(postgresJs(sql));
    await store.migrate();
    return store;
  });
});
