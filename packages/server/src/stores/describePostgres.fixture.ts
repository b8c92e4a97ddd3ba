import { Pool, type PoolConfig } from 'pg';
import { afterAll, describe } from 'vitest';
import { postgres } from './postgres.ts';
import { startPostgres, type PostgresServer } from './postgresServer.fixture.ts';
import { tables } from './sqlSchema.ts';
import { sqlStore } from './sqlStore.ts';

export type OpenPostgres = Awaited<ReturnType<typeof openPostgres>>;

/** Describes tests with their own PostgreSQL. Without PostgreSQL they are skipped, and their name says why. */
export async function describePostgres(name: string, tests: (server: PostgresServer) => void): Promise<void> {
  const found = await startPostgres();
  const [server, reason] = typeof found === 'string' ? [none, ` – skipped: ${found}`] : [found, ''];
  describe.skipIf(server === none)(`${name}${reason}`, () => {
    afterAll(() => server.stop());
    tests(server);
  });
}

const none: PostgresServer = { config: {}, stop: async () => undefined };

/** Opens a migrated store, as an app does. */
export async function openPostgres({ config }: PostgresServer) {
  const pool = newPool(config);
  const executor = postgres(pool);
  const store = sqlStore(executor);
  await store.migrate();
  return { pool, executor, store };
}

/** A pool with a listener for idle connections that are lost, as every app should have. */
export function newPool(config: PoolConfig): Pool {
  return new Pool(config).on('error', () => undefined);
}

/** The statement that deletes all rows of a store, and keeps its tables. */
export function truncate(schema?: string): string {
  const emptied = tables.filter((table) => table !== 'connect_schema');
  return `TRUNCATE ${emptied.map((table) => (schema === undefined ? table : `${schema}.${table}`)).join(', ')}`;
}
