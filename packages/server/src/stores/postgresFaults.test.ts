import { connect, createServer } from 'node:net';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { limitStore } from '../limitStore.ts';
import { ada, hidden, t0 } from '../testing/records.ts';
import { describePostgres, newPool, openPostgres, type OpenPostgres } from './describePostgres.fixture.ts';
import { postgres } from './postgres.ts';
import { startSilentProxy } from './silentProxy.fixture.ts';
import { sqlStore, type SqlStore } from './sqlStore.ts';

await describePostgres('a PostgreSQL that fails', (server) => {
  let open: OpenPostgres;
  beforeAll(async () => {
    open = await openPostgres(server);
  });
  afterAll(() => open.pool.end());

  test('an idle connection that is killed does not end the process, and is logged if the app does not listen', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    const pool = new Pool({ ...server.config, max: 1 });
    onTestFinished(() => pool.end());
    const executor = postgres(pool);
    postgres(pool);
    expect(pool.listenerCount('error')).toBe(1);
    const killIdle = async () => {
      const [row] = await executor.query('SELECT pg_backend_pid() AS pid');
      await open.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await expect.poll(() => pool.totalCount).toBe(0);
    };
    await killIdle();
    expect(warn.mock.calls).toEqual([[expect.stringContaining('idle connection to PostgreSQL was lost')]]);
    pool.on('error', () => undefined);
    await killIdle();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(await executor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a connection that is lost while the pool hands it out does not end the process', async () => {
    const { host, port } = new Client(server.config);
    const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
    let isEnding = false;
    const proxy = createServer((incoming) => {
      const outgoing = connect(target);
      incoming.on('error', () => undefined).pipe(outgoing);
      // In one chunk with the answer, as a busy process receives it when the server shuts down.
      outgoing.on('data', (chunk) => incoming.write(isEnding ? Buffer.concat([chunk, shutdown]) : chunk));
      incoming.on('close', () => outgoing.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const address = proxy.address();
    const place = { host: '127.0.0.1', port: typeof address === 'object' ? address?.port : undefined };
    const pool = newPool({ ...server.config, ...place, max: 1 });
    onTestFinished(() => pool.end());
    const executor = postgres(pool);
    await executor.query('SELECT 1 AS one');

    isEnding = true;
    const answered = executor.query('SELECT 1 AS one');
    const next = executor.transaction((query) => query('SELECT 2 AS two'));
    // An unhandled error would fail this file.
    await expect(next).rejects.toThrow(/not queryable|terminating connection/);
    expect(await answered).toEqual([{ one: 1 }]);
    isEnding = false;
    expect(await executor.query('SELECT 3 AS three')).toEqual([{ three: 3 }]);
  });

  test.each([
    ['a statement', (store: SqlStore) => store.findConnections({ owner: ada })],
    ['a transaction', (store: SqlStore) => store.disconnectAll(ada, hidden(t0))],
  ])('%s without a response fails in time, and its connection is discarded', async (_, call) => {
    const { host, port } = new Client(server.config);
    const proxy = await startSilentProxy(
      host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port },
    );
    onTestFinished(() => proxy.stop());
    const pool = newPool({
      ...server.config,
      host: '127.0.0.1',
      port: proxy.port,
      max: 1,
      connectionTimeoutMillis: 1_000,
      query_timeout: 2_000,
    });
    onTestFinished(() => pool.end());
    const driverErrors = sqlStore(postgres(pool));
    const store = limitStore(driverErrors, 60_000);
    await store.findConnections({ owner: ada });
    proxy.silence();
    const sent = vi.spyOn(Client.prototype, 'query');
    onTestFinished(() => sent.mockRestore());
    await expect(call(driverErrors)).rejects.toThrow('Query read timeout');
    // It would be a second timeout.
    expect(sent.mock.calls.flat()).not.toContain('ROLLBACK');
    expect(pool.totalCount).toBe(0);
    await expect(store.findConnections({ owner: ada })).rejects.toMatchObject({ code: 'store_unavailable' });
    proxy.resume();
    expect(await store.findConnections({ owner: ada })).toEqual(expect.any(Array));
  });
});

/** The error that PostgreSQL sends to every connection when it shuts down. */
const shutdown = (() => {
  const fields = 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0';
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + fields.length);
  return Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)]);
})();
