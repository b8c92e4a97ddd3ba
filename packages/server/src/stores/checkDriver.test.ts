import { PGlite } from '@electric-sql/pglite';
import { createClient } from '@libsql/client';
import { neon } from '@neondatabase/serverless';
import Database from 'libsql';
import { createPool as createCallbackPool } from 'mysql2';
import { createPool } from 'mysql2/promise';
import { Client, Pool } from 'pg';
import createSql from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { d1 } from './d1.ts';
import { openD1 } from './d1.fixture.ts';
import { libsqlClient } from './libsqlClient.ts';
import { kysely } from './kysely.ts';
import { memoryStore } from './memoryStore.ts';
import { mariadb, mysql } from './mysql.ts';
import { neonHttp } from './neonHttp.ts';
import { pglite, postgres } from './postgres.ts';
import { postgresJs } from './postgresJs.ts';
import { prisma } from './prisma.ts';
import { sqlite } from './sqlite.ts';
import { sqlStore } from './sqlStore.ts';

const password = 'hunter2';
const connectionString = `postgres://app:${password}@127.0.0.1:1/app`;
const readers = {
  postgres,
  postgresJs,
  pglite,
  sqlite,
  libsqlClient,
  d1,
  mysql,
  mariadb,
  prisma,
  kysely,
  neonHttp,
  sqlStore,
};
const readerNames = [
  'postgres',
  'postgresJs',
  'pglite',
  'sqlite',
  'libsqlClient',
  'd1',
  'mysql',
  'mariadb',
  'prisma',
  'kysely',
  'neonHttp',
  'sqlStore',
] as const;

/** An object, or a function, with these methods. The names are those that each driver's own object has. */
const withMethods = (...names: string[]) => Object.fromEntries(names.map((name) => [name, () => undefined]));
const callable = (...names: string[]) => Object.assign(() => undefined, withMethods(...names));

const drivers: [string, () => unknown, string][] = [
  ['undefined', () => undefined, 'received undefined'],
  ['a connection string', () => connectionString, 'new Pool({ connectionString })'],
  ['a promise', async () => 1, 'Await it first'],
  ['a number', () => 5432, 'received no known driver'],
  ['mysql2 with callbacks', () => createCallbackPool({}), 'sqlStore(mysql(pool.promise()))'],
  [
    'a connection of mysql2',
    () => withMethods('query', 'execute', 'beginTransaction'),
    'Pass a pool of mysql2/promise',
  ],
  [
    'pg-promise',
    () => withMethods('query', 'connect', 'any', 'one', 'oneOrNone', 'tx', 'task'),
    'sqlStore(postgres(db.$pool))',
  ],
  ['Slonik', () => withMethods('query', 'connect', 'any', 'one', 'maybeOne', 'transaction'), 'its own pool'],
  [
    'TypeORM',
    () => withMethods('query', 'transaction', 'createQueryRunner', 'getRepository'),
    'received a DataSource, an EntityManager or a QueryRunner of TypeORM. Give the store its own pool',
  ],
  [
    'a QueryRunner of TypeORM',
    () => withMethods('query', 'connect', 'release', 'startTransaction'),
    'of TypeORM. Give the store its own pool',
  ],
  [
    'Sequelize',
    () => withMethods('query', 'transaction', 'authenticate', 'define'),
    'received a Sequelize instance. Give the store its own pool',
  ],
  [
    'the mariadb connector',
    () => withMethods('query', 'execute', 'batch', 'getConnection', 'importFile'),
    'Pass a pool of mysql2/promise: sqlStore(mariadb(',
  ],
  [
    'sql.js',
    () => withMethods('exec', 'prepare', 'each', 'run', 'getRowsModified'),
    'lost with this process',
  ],
  ['sqlite3', () => withMethods('exec', 'prepare', 'each', 'all', 'run'), 'take callbacks'],
  [
    'Prisma on SQLite',
    () => ({ ...withMethods('$queryRaw', '$transaction'), _activeProvider: 'sqlite' }),
    'Pass the driver itself',
  ],
  ['Drizzle', () => ({ ...withMethods('select', 'insert', 'transaction'), $client: {} }), 'db.$client'],
  [
    'Drizzle on postgres.js',
    () => ({ ...withMethods('select', 'insert'), $client: createSql(connectionString) }),
    'Write sqlStore(postgresJs(db.$client))',
  ],
  [
    'Kysely on MySQL',
    () => ({
      ...withMethods('selectFrom'),
      getExecutor: () => ({ adapter: { constructor: { name: 'MysqlAdapter' } } }),
    }),
    'Pass the driver of its dialect',
  ],
  ['Knex', () => callable('select', 'raw', 'transaction'), 'a Knex instance'],
  ['a pg Client', () => new Client({ connectionString }), 'Pass a Pool'],
];

test.each(
  drivers.flatMap(([name, make, message]) => readerNames.map((reader) => ({ name, make, message, reader }))),
)('$reader($name) throws immediately, with the fix', ({ make, message, reader }) => {
  expect(() => Reflect.apply(readers[reader], undefined, [make()])).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(message) }),
  );
  expect(() => Reflect.apply(readers[reader], undefined, [make()])).not.toThrow(password);
});

test('each reader accepts its own driver, and names the right one for the others', async () => {
  const database = await PGlite.create();
  onTestFinished(() => database.close());
  const own = {
    postgres: new Pool(),
    postgresJs: createSql(connectionString),
    pglite: database,
    sqlite: new Database(':memory:'),
    libsqlClient: createClient({ url: ':memory:' }),
    d1: openD1(),
    mysql: createPool({}),
    mariadb: createPool({}),
    prisma: { ...withMethods('$queryRaw', '$transaction'), _activeProvider: 'postgresql' },
    kysely: withMethods('selectFrom', 'transaction'),
    neonHttp: neon(connectionString),
  };
  for (const [name, value] of Object.entries(own)) {
    for (const reader of readerNames) {
      const message = messageOf(() => Reflect.apply(readers[reader], undefined, [value]));
      const fits = reader === name || [reader, name].every((one) => ['mysql', 'mariadb'].includes(one));
      expect([reader, name, message === '']).toEqual([reader, name, fits]);
      expect(message).toContain(fits ? '' : `sqlStore(${name}(`);
    }
  }
});

test('sqlite accepts a database that also has the methods of a PGlite, as in Bun', () => {
  const database = new Database(':memory:');
  expect(() => sqlite(Object.assign(database, withMethods('query', 'transaction')))).not.toThrow();
});

test('an executor must set its dialect', () => {
  const executor = withMethods('query', 'transaction');
  expect(() => Reflect.apply(sqlStore, undefined, [executor])).toThrow('give the executor a dialect');
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
