import { sqlDialects } from './schemaSql.ts';

/** A function that accepts a driver. */
type Reader =
  | 'postgres'
  | 'postgresJs'
  | 'pglite'
  | 'sqlite'
  | 'libsqlClient'
  | 'd1'
  | 'mysql'
  | 'mariadb'
  | 'prisma'
  | 'kysely'
  | 'neonHttp'
  | 'sqlStore';

interface Driver {
  what: string;
  is: (value: unknown) => boolean;
  /** The function that accepts it. */
  fits?: Reader | readonly Reader[];
  write: string;
}

const drizzle = 'a Drizzle database';
const ownPool =
  'Give the store its own pool, such as a Pool of pg: sqlStore(postgres(new Pool({ connectionString })))';

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
    is: (value) =>
      has(value, 'query') &&
      (has(value, 'transaction') || has(value, 'batch')) &&
      isDialect(read(value, 'dialect')),
    fits: 'sqlStore',
    write: 'Write sqlStore(executor)',
  },
  {
    what: 'a Prisma client of another database than PostgreSQL',
    is: (value) =>
      has(value, '$queryRaw') && !/^(postgres|undefined)/.test(String(read(value, '_activeProvider'))),
    write: 'Pass the driver itself, such as a pool of mysql2/promise: sqlStore(mysql(pool))',
  },
  {
    what: 'a Prisma client',
    is: (value) => has(value, '$queryRaw'),
    fits: 'prisma',
    write: 'Write sqlStore(prisma(client))',
  },
  {
    what: drizzle,
    is: (value) => has(value, 'select', 'insert') && read(value, '$client') !== undefined,
    write: 'Pass the driver below it: db.$client if it is a Pool, a PGlite or a better-sqlite3 database',
  },
  {
    what: 'a Kysely database of another database than PostgreSQL',
    is: (value) => has(value, 'selectFrom') && /^(Mysql|Sqlite|Mssql)/.test(adapterOf(value)),
    write: 'Pass the driver of its dialect, such as a better-sqlite3 database: sqlStore(sqlite(database))',
  },
  {
    what: 'a Kysely database',
    is: (value) => has(value, 'selectFrom'),
    fits: 'kysely',
    write: 'Write sqlStore(kysely(db))',
  },
  {
    what: 'a Knex instance',
    is: (value) => has(value, 'raw', 'transaction'),
    write: 'Pass the driver itself, such as a Pool of pg: sqlStore(postgres(pool))',
  },
  {
    what: 'a database of pg-promise',
    is: (value) => has(value, 'any', 'oneOrNone', 'tx'),
    write: 'Pass its Pool: sqlStore(postgres(db.$pool))',
  },
  {
    what: 'a pool of Slonik, which accepts only its own queries',
    is: (value) => has(value, 'any', 'maybeOne', 'connect'),
    write: ownPool,
  },
  {
    what: 'a DataSource, an EntityManager or a QueryRunner of TypeORM',
    is: (value) => has(value, 'query') && (has(value, 'getRepository') || has(value, 'startTransaction')),
    write: ownPool,
  },
  {
    what: 'a Sequelize instance',
    is: (value) => has(value, 'query', 'transaction', 'authenticate'),
    write: ownPool,
  },
  {
    what: 'a postgres.js client',
    is: (value) => has(value, 'begin', 'unsafe'),
    fits: 'postgresJs',
    write: 'Write sqlStore(postgresJs(sql))',
  },
  {
    what: 'the HTTP client of Neon',
    is: (value) => has(value, 'query', 'unsafe', 'transaction'),
    fits: 'neonHttp',
    write: 'Write sqlStore(neonHttp(sql))',
  },
  {
    what: 'a pool of mysql2 whose methods take callbacks',
    is: (value) => has(value, 'query', 'getConnection', 'promise'),
    write: 'Pass its promises: sqlStore(mysql(pool.promise())) or sqlStore(mariadb(pool.promise()))',
  },
  {
    what: 'a pool of the mariadb connector',
    is: (value) => has(value, 'query', 'getConnection', 'batch'),
    write: 'Pass a pool of mysql2/promise: sqlStore(mariadb(createPool({ uri })))',
  },
  {
    what: 'a pool of mysql2',
    is: (value) => has(value, 'query', 'execute', 'getConnection'),
    fits: ['mysql', 'mariadb'],
    write: 'Write sqlStore(mysql(pool)) or sqlStore(mariadb(pool))',
  },
  {
    what: 'another client of MySQL, or a single connection',
    is: (value) => has(value, 'query') && (has(value, 'getConnection') || has(value, 'beginTransaction')),
    write: 'Pass a pool of mysql2/promise: sqlStore(mysql(createPool({ uri })))',
  },
  {
    what: 'an @libsql/client',
    is: (value) => has(value, 'executeMultiple'),
    fits: 'libsqlClient',
    write: 'Write sqlStore(libsqlClient(client))',
  },
  {
    what: 'a Cloudflare D1 database',
    is: (value) => has(value, 'prepare', 'batch'),
    fits: 'd1',
    write: 'Write sqlStore(d1(env.DB))',
  },
  {
    what: 'a database of sql.js, which is lost with this process',
    is: (value) => has(value, 'exec', 'prepare', 'getRowsModified'),
    write: 'Use better-sqlite3, node:sqlite, bun:sqlite or libsql',
  },
  {
    what: 'a database of sqlite3, whose methods take callbacks',
    is: (value) => has(value, 'exec', 'prepare', 'each'),
    write: 'Use better-sqlite3, node:sqlite, bun:sqlite or libsql',
  },
  // Before PGlite, because the one of Bun has its methods too.
  {
    what: 'a SQLite database',
    is: (value) => has(value, 'exec', 'prepare'),
    fits: 'sqlite',
    write: 'Write sqlStore(sqlite(database))',
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
    write: 'Write sqlStore(pglite(database)), or give the executor a dialect',
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
    "Pass a database of better-sqlite3, node:sqlite, bun:sqlite or libsql: sqlStore(sqlite(new Database('app.sqlite')))",
  postgresJs: 'Pass a client of postgres.js: sqlStore(postgresJs(postgres(connectionString)))',
  libsqlClient: 'Pass a client of @libsql/client: sqlStore(libsqlClient(createClient({ url })))',
  prisma: 'Pass a Prisma client of PostgreSQL: sqlStore(prisma(client))',
  kysely: 'Pass a Kysely of PostgreSQL: sqlStore(kysely(db))',
  neonHttp: 'Pass what neon() of @neondatabase/serverless returns: sqlStore(neonHttp(neon(url)))',
  mysql: 'Pass a pool of mysql2/promise: sqlStore(mysql(createPool({ uri })))',
  mariadb: 'Pass a pool of mysql2/promise: sqlStore(mariadb(createPool({ uri })))',
  d1: 'Pass the binding of a D1 database: sqlStore(d1(env.DB))',
  sqlStore:
    'Write sqlStore(postgres(pool)), or call postgresJs, pglite, sqlite, libsqlClient, d1, mysql, mariadb, prisma, kysely or neonHttp with your database',
};

/**
 * Checks a driver at startup, instead of at the first request. The message never contains the value, because it can contain a
 * password.
 *
 * @throws {TypeError} If `value` is not what `reader` accepts.
 */
export function checkDriver(reader: Reader, value: unknown): void {
  const driver = findDriver(value);
  if ([driver?.fits].flat().includes(reader)) return;
  const below = driver?.what === drizzle ? findDriver(read(value, '$client')) : undefined;
  if (below?.fits !== undefined) {
    const names = [below.fits].flat().map((name) => `sqlStore(${name}(db.$client))`);
    throw new TypeError(`${reader} received ${drizzle} on ${below.what}. Write ${names.join(' or ')}.`);
  }
  const what = driver?.what ?? (value === null || value === undefined ? String(value) : 'no known driver');
  throw new TypeError(`${reader} received ${what}. ${driver?.write ?? expected[reader]}.`);
}

function findDriver(value: unknown): Driver | undefined {
  return drivers.find(({ is }) => is(value));
}

/** The name of the class that knows the database of a Kysely. */
function adapterOf(value: unknown): string {
  const getExecutor = read(value, 'getExecutor');
  const executor: unknown = typeof getExecutor === 'function' ? getExecutor.call(value) : undefined;
  return String(read(read(read(executor, 'adapter'), 'constructor'), 'name'));
}

function isDialect(value: unknown): boolean {
  return sqlDialects.some((dialect) => dialect === value);
}

function has(value: unknown, ...methods: string[]): boolean {
  return methods.every((method) => typeof read(value, method) === 'function');
}

function read(value: unknown, name: string): unknown {
  return value === null || value === undefined ? undefined : Reflect.get(Object(value), name);
}
