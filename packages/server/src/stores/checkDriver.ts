type Reader = 'postgres' | 'pglite' | 'sqlite' | 'sqlStore';

interface Driver {
  what: string;
  is: (value: unknown) => boolean;
  /** The function that accepts it. */
  fits?: Reader;
  write: string;
}

/** Known drivers, recognized by their methods. The first match counts. */
const drivers: Driver[] = [
  {
    what: 'a connection string or other text',
    is: (value) => typeof value === 'string',
    write: 'Write sqlStore(postgres(new Pool({ connectionString })))',
  },
  {
    what: 'a promise',
    is: (value) => has(value, 'then'),
    write: 'Await it first',
  },
  {
    what: 'an executor',
    is: (value) => has(value, 'query', 'transaction') && isDialect(read(value, 'dialect')),
    fits: 'sqlStore',
    write: 'Write sqlStore(executor)',
  },
  {
    what: 'a Prisma client',
    is: (value) => has(value, '$queryRaw'),
    write: 'Pass the driver itself, such as a Pool of pg: sqlStore(postgres(pool))',
  },
  {
    what: 'a Drizzle database',
    is: (value) => has(value, 'select', 'insert') && read(value, '$client') !== undefined,
    write: 'Pass the driver below it: db.$client if it is a Pool, a PGlite or a better-sqlite3 database',
  },
  {
    what: 'a Kysely database',
    is: (value) => has(value, 'selectFrom'),
    write: 'Pass the driver below it, such as the Pool of its dialect',
  },
  {
    what: 'a Knex instance',
    is: (value) => has(value, 'raw', 'transaction'),
    write: 'Pass the driver itself, such as a Pool of pg: sqlStore(postgres(pool))',
  },
  {
    what: 'a postgres.js client',
    is: (value) => has(value, 'begin', 'unsafe'),
    write: 'docs/database.md#other-drivers has an adapter for it',
  },
  {
    what: 'the HTTP client of Neon, which has no interactive transactions',
    is: (value) => has(value, 'query', 'unsafe', 'transaction'),
    write: 'Use its Pool: sqlStore(postgres(new Pool({ connectionString }))) from @neondatabase/serverless',
  },
  {
    what: 'a client of MySQL, which is not supported',
    is: (value) => has(value, 'query') && (has(value, 'getConnection') || has(value, 'beginTransaction')),
    write: 'Use PostgreSQL or SQLite, or implement the Store type',
  },
  {
    what: 'an @libsql/client',
    is: (value) => has(value, 'executeMultiple'),
    write: `Use the package libsql for a file: sqlStore(sqlite(new Database('connect.sqlite')))`,
  },
  {
    what: 'a Cloudflare D1 database, which has no interactive transactions',
    is: (value) => has(value, 'prepare', 'batch'),
    write: 'Use PostgreSQL, or implement the Store type',
  },
  {
    what: 'a database of sqlite3, whose methods take callbacks',
    is: (value) => has(value, 'exec', 'prepare', 'each'),
    write: 'Use better-sqlite3, node:sqlite or libsql',
  },
  {
    what: 'a single Client of pg, on which transactions of concurrent requests would mix',
    is: (value) => has(value, 'query', 'connect') && read(value, 'processID') !== undefined,
    write: 'Pass a Pool: sqlStore(postgres(new Pool({ connectionString })))',
  },
  {
    what: 'a Pool of pg',
    is: (value) => has(value, 'query', 'connect'),
    fits: 'postgres',
    write: 'Write sqlStore(postgres(pool))',
  },
  {
    what: 'a PGlite, or an executor without a dialect',
    is: (value) => has(value, 'query', 'transaction'),
    fits: 'pglite',
    write: "Write sqlStore(pglite(database)), or give the executor dialect: 'postgresql' or 'sqlite'",
  },
  {
    what: 'a SQLite database',
    is: (value) => has(value, 'exec', 'prepare'),
    fits: 'sqlite',
    write: 'Write sqlStore(sqlite(database))',
  },
  {
    what: 'a store',
    is: (value) => has(value, 'createAttempt'),
    write: 'Pass it to createConnect as it is',
  },
];

const expected: Record<Reader, string> = {
  postgres: 'Pass a Pool of pg: sqlStore(postgres(new Pool({ connectionString })))',
  pglite: "Pass a PGlite: sqlStore(pglite(new PGlite('./data')))",
  sqlite:
    "Pass a database of better-sqlite3, node:sqlite or libsql: sqlStore(sqlite(new Database('app.sqlite')))",
  sqlStore: 'Write sqlStore(postgres(pool)), sqlStore(pglite(database)) or sqlStore(sqlite(database))',
};

/**
 * Checks a driver at startup, instead of at the first request. The message never contains the value, because it can contain a
 * password.
 *
 * @throws {TypeError} If `value` is not what `reader` accepts.
 */
export function checkDriver(reader: Reader, value: unknown): void {
  const driver = drivers.find(({ is }) => is(value));
  if (driver?.fits === reader) return;
  const what = driver?.what ?? (value === null || value === undefined ? String(value) : 'no known driver');
  throw new TypeError(`${reader} received ${what}. ${driver?.write ?? expected[reader]}.`);
}

function isDialect(value: unknown): boolean {
  return value === 'postgresql' || value === 'sqlite';
}

function has(value: unknown, ...methods: string[]): boolean {
  return methods.every((method) => typeof read(value, method) === 'function');
}

function read(value: unknown, name: string): unknown {
  return value === null || value === undefined ? undefined : Reflect.get(Object(value), name);
}
