// Runs the published contract on the handles of Kysely and Prisma, and reads the tables with Drizzle.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  kysely,
  postgres,
  prisma,
  schemaFile,
  sqlite,
  sqlStore,
  type PrismaDatabase,
  type SqliteDatabase,
} from '@kit/server/stores/sql';
import { seedConnection } from '@kit/server/testing';
import { PrismaPg } from '@prisma/adapter-pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle as drizzleProxy } from 'drizzle-orm/sqlite-proxy';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import Database from 'libsql';
import { Pool, type PoolConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../packages/server/src/stores/postgresServer.fixture.ts';
import { describeContract, tables } from './describeContract.ts';
import { folder } from './describeRows.ts';
import { drizzleMigration } from './drizzleMigration.ts';
import { runTool } from './runTool.ts';

const files = join(folder, '.bundle/orms');
mkdirSync(files, { recursive: true });

const found = await startPostgres();
const reason = typeof found === 'string' ? ` – skipped: ${found}` : '';

async function openPool(): Promise<Pool> {
  const server = await startPostgres();
  if (typeof server === 'string') throw new Error(server);
  const config: PoolConfig = server.config;
  return new Pool(config).on('error', () => undefined);
}

describe.skipIf(reason)(`Kysely, with a plugin that renames columns${reason}`, () => {
  let pool: Pool;
  let db: Kysely<unknown>;
  beforeAll(async () => {
    pool = await openPool();
    db = new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
    await sqlStore(kysely(db)).migrate();
  });
  afterAll(() => db.destroy());
  describeContract(
    () => kysely(db),
    (sql) => pool.query(sql),
  );
});

interface GeneratedClient extends PrismaDatabase {
  $disconnect(): Promise<void>;
  connect_connection: { findMany(): Promise<unknown[]> };
}

describe.skipIf(reason)(`Prisma${reason}`, () => {
  let pool: Pool;
  let client: GeneratedClient;
  beforeAll(async () => {
    pool = await openPool();
    await sqlStore(postgres(pool)).migrate();
    const output = join(files, 'prisma');
    const file = join(files, 'schema.prisma');
    writeFileSync(
      file,
      `generator client {\n  provider = "prisma-client"\n  output = "${output}"\n}\n
datasource db {\n  provider = "postgresql"\n}\n\n${schemaFile({ format: 'prisma' })}`,
    );
    runTool('prisma', 'generate', `--schema=${file}`);
    const { PrismaClient }: { PrismaClient: new (options: object) => GeneratedClient } = await import(
      join(output, 'client.ts')
    );
    client = new PrismaClient({ adapter: new PrismaPg(pool) });
    await sqlStore(prisma(client)).check();
  });
  afterAll(() => client.$disconnect());
  describeContract(
    () => prisma(client),
    (sql) => pool.query(sql),
  );

  test('its models read what the store writes', async () => {
    await pool.query(`TRUNCATE ${tables.join(', ')}`);
    const identity = { id: 'one', name: 'ada@example.com', status: 'validated' };
    await seedConnection(sqlStore(prisma(client)), { userId: 'ada', application: 'linkedin', identity });
    expect(await client.connect_connection.findMany()).toMatchObject([
      { user_id: 'ada', application: 'linkedin', deleting: 0, last_used_at: null },
    ]);
  });
});

describe.each(['camelCase', 'snake_case'] as const)('Drizzle with casing: %s', (casing) => {
  const identity = { id: 'one', name: 'ada@example.com', status: 'validated' };
  const given = { userId: 'ada', application: 'linkedin', identity };
  const row = { user_id: 'ada', application: 'linkedin', deleting: 0, last_used_at: null };

  test('its tables read what the store writes on PostgreSQL', async () => {
    const { file, migration } = drizzleMigration('postgresql', casing);
    const db = drizzle(await openPool(), { casing });
    await db.$client.query(migration);
    const store = sqlStore(postgres(db.$client));
    await store.check();
    await seedConnection(store, given);
    const { connectConnection }: { connectConnection: PgTable } = await import(file);
    expect(await db.select().from(connectConnection)).toMatchObject([row]);
    await db.$client.end();
  });

  test('its tables read what the store writes on SQLite', async () => {
    const { file, migration } = drizzleMigration('sqlite', casing);
    const database = new Database(':memory:');
    const driver: SqliteDatabase = database;
    database.exec(migration);
    const store = sqlStore(sqlite(driver));
    await store.check();
    await seedConnection(store, given);
    const { connectConnection }: { connectConnection: SQLiteTable } = await import(file);
    const db = drizzleProxy(
      (text, values) => Promise.resolve({ rows: database.prepare(text).raw().all(values) }),
      { casing },
    );
    expect(await db.select().from(connectConnection)).toMatchObject([row]);
    database.close();
  });
});
