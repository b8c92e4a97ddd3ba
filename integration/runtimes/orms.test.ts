// Runs the published contract on the handles of Kysely and Prisma.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  kysely,
  postgres,
  prisma,
  schemaFile,
  sqlStore,
  type PrismaDatabase,
  type SqlDatabase,
} from '@kit/server/stores/sql';
import { seedConnection, storeContract } from '@kit/server/testing';
import { PrismaPg } from '@prisma/adapter-pg';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../packages/server/src/stores/postgresServer.fixture.ts';
import { folder } from './describeRows.ts';

const files = join(folder, '.bundle/orms');
mkdirSync(files, { recursive: true });

/** Runs a command, and returns what it prints. */
function run(command: string, ...args: string[]): string {
  return execFileSync(join(folder, 'node_modules/.bin', command), args, {
    cwd: folder,
    encoding: 'utf8',
    // Any program: Prisma would otherwise download its engine for migrations, which it does not use here.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
}

/** Empties the tables between two checks. */
function describeContract(pool: () => Pool, tables: string[], open: () => SqlDatabase): void {
  test.each(storeContract)('$name', async (check) => {
    await pool().query(`TRUNCATE ${tables.join(', ')}`);
    const error = await check.run(() => sqlStore(open())).then(() => '', String);
    expect(error).toBe('');
  });
}

const tables = [
  'attempt',
  'connection',
  'session',
  'session_account',
  'session_hold',
  'request',
  'caller',
  'key',
].map((name) => `connect_${name}`);

async function openPool(): Promise<Pool> {
  const server = await startPostgres();
  if (typeof server === 'string') throw new Error(server);
  const config: PoolConfig = server.config;
  return new Pool(config).on('error', () => undefined);
}

describe('Kysely, with a plugin that renames columns', () => {
  let pool: Pool;
  let db: Kysely<unknown>;
  beforeAll(async () => {
    pool = await openPool();
    db = new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
    await sqlStore(kysely(db)).migrate();
  });
  afterAll(() => db.destroy());
  describeContract(
    () => pool,
    tables,
    () => kysely(db),
  );
});

interface GeneratedClient extends PrismaDatabase {
  $disconnect(): Promise<void>;
  connect_connection: { findMany(): Promise<unknown[]> };
}

describe('Prisma', () => {
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
    run('prisma', 'generate', `--schema=${file}`);
    const { PrismaClient }: { PrismaClient: new (options: object) => GeneratedClient } = await import(
      join(output, 'client.ts')
    );
    client = new PrismaClient({ adapter: new PrismaPg(pool) });
    await sqlStore(prisma(client)).check();
  });
  afterAll(() => client.$disconnect());
  describeContract(
    () => pool,
    tables,
    () => prisma(client),
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
