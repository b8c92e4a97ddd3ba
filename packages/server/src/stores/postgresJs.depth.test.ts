import createSql, { type Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres } from './describePostgres.fixture.ts';
import { postgres } from './postgres.ts';
import type { SqlExecutor, SqlValue } from './sqlExecutor.ts';
import { tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

/** The adapter that docs/database.md shows. */
function adapt(sql: Sql): SqlExecutor {
  return postgres({
    ...queryOn(sql),
    async connect() {
      const reserved = await sql.reserve();
      return { ...queryOn(reserved), on() {}, off() {}, release: () => reserved.release() };
    },
  });
}

const queryOn = (client: Pick<Sql, 'unsafe'>) => ({
  query: async (text: string, values?: SqlValue[]) => ({ rows: await client.unsafe(text, values) }),
});

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
    const store = sqlStore(adapt(sql));
    await store.migrate();
    return store;
  });
});
