import { PGlite } from '@electric-sql/pglite';
import Database from 'libsql';
import { Client, Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { memoryStore } from './memoryStore.ts';
import { pglite, postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';
import { sqlStore } from './sqlStore.ts';

const password = 'hunter2';
const connectionString = `postgres://app:${password}@127.0.0.1:1/app`;
const readers = { postgres, pglite, sqlite, sqlStore, memoryStore };

/** An object, or a function, with these methods. The names are those that each driver's own object has. */
const withMethods = (...names: string[]) => Object.fromEntries(names.map((name) => [name, () => undefined]));
const callable = (...names: string[]) => Object.assign(() => undefined, withMethods(...names));

const drivers: [string, () => unknown, string][] = [
  ['undefined', () => undefined, 'received undefined'],
  ['a connection string', () => connectionString, 'new Pool({ connectionString })'],
  ['a promise', async () => 1, 'Await it first'],
  ['a number', () => 5432, 'received no known driver'],
  ['postgres.js', () => callable('begin', 'unsafe', 'end'), 'received a postgres.js client'],
  ['Neon over HTTP', () => callable('query', 'unsafe', 'transaction'), '@neondatabase/serverless'],
  ['@libsql/client', () => withMethods('execute', 'batch', 'transaction', 'executeMultiple'), 'libsql'],
  ['D1', () => withMethods('prepare', 'batch', 'exec', 'withSession'), 'Cloudflare D1'],
  ['mysql2', () => withMethods('query', 'execute', 'getConnection'), 'MySQL, which is not supported'],
  ['sqlite3', () => withMethods('exec', 'prepare', 'each', 'all', 'run'), 'take callbacks'],
  ['Prisma', () => withMethods('$queryRaw', '$connect', '$transaction'), 'a Prisma client'],
  ['Drizzle', () => ({ ...withMethods('select', 'insert', 'transaction'), $client: {} }), 'db.$client'],
  ['Kysely', () => withMethods('selectFrom', 'transaction'), 'a Kysely database'],
  ['Knex', () => callable('select', 'raw', 'transaction'), 'a Knex instance'],
  ['a pg Client', () => new Client({ connectionString }), 'Pass a Pool'],
];

test.each(
  drivers.flatMap(([name, make, message]) =>
    (['postgres', 'pglite', 'sqlite', 'sqlStore'] as const).map((reader) => ({
      name,
      make,
      message,
      reader,
    })),
  ),
)('$reader($name) throws immediately, with the fix', ({ make, message, reader }) => {
  expect(() => Reflect.apply(readers[reader], undefined, [make()])).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(message) }),
  );
  expect(() => Reflect.apply(readers[reader], undefined, [make()])).not.toThrow(password);
});

test('each reader accepts its own driver, and names the right one for the others', async () => {
  const database = await PGlite.create();
  onTestFinished(() => database.close());
  const own = { postgres: new Pool(), pglite: database, sqlite: new Database(':memory:') };
  for (const [name, value] of Object.entries(own)) {
    for (const reader of ['postgres', 'pglite', 'sqlite', 'sqlStore'] as const) {
      const message = messageOf(() => Reflect.apply(readers[reader], undefined, [value]));
      expect([reader, name, message === '']).toEqual([reader, name, reader === name]);
      expect(message).toContain(reader === name ? '' : `sqlStore(${name}(`);
    }
  }
});

test('an executor must set its dialect', () => {
  const executor = withMethods('query', 'transaction');
  expect(() => Reflect.apply(sqlStore, undefined, [executor])).toThrow("dialect: 'postgresql' or 'sqlite'");
});

test('memoryStore rejects a database', () => {
  expect(() => Reflect.apply(memoryStore, undefined, [new Pool()])).toThrow(
    'keeps everything in this process',
  );
});

function messageOf(call: () => unknown): string {
  try {
    call();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
