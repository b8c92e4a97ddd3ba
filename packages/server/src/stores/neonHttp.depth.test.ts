import { neon, neonConfig } from '@neondatabase/serverless';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada } from '../testing/records.ts';
import { describeContract } from './describeContract.fixture.ts';
import { describePostgres, newPool, truncate } from './describePostgres.fixture.ts';
import { neonHttp } from './neonHttp.ts';
import { startNeonProxy } from './neonProxy.fixture.ts';
import { sqlStore } from './sqlStore.ts';

const connectionString = 'postgresql://app:secret@neon.example/app';

await describePostgres('on @neondatabase/serverless over HTTP', ({ config }) => {
  const names = { schema: 'connect' };
  let proxy: Awaited<ReturnType<typeof startNeonProxy>>;
  let direct: Pool;
  beforeAll(async () => {
    proxy = await startNeonProxy(config);
    neonConfig.fetchEndpoint = () => proxy.url;
    direct = newPool(config);
    const store = sqlStore(neonHttp(neon(connectionString)), names);
    await Promise.all([store.migrate(), store.migrate()]);
  });
  afterAll(async () => {
    await direct.end();
    await proxy.stop();
  });

  describeContract('sqlStore', async () => {
    await direct.query(truncate('connect'));
    return sqlStore(neonHttp(neon(connectionString)), names);
  });

  test('results in another form are refused with the fix', async () => {
    const arrays = sqlStore(neonHttp(neon(connectionString, { arrayMode: true })), names);
    await expect(arrays.findConnections({ owner: ada })).rejects.toThrow('Do not set arrayMode');
    const full = sqlStore(neonHttp(neon(connectionString, { fullResults: true })), names);
    await expect(full.findConnections({ owner: ada })).rejects.toThrow('Do not set fullResults');
  });
});
