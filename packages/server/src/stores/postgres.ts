import { checkDriver } from './checkDriver.ts';
import type { SqlExecute, SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';

interface PostgresQueryable {
  query(sql: string, values?: SqlValue[]): Promise<{ rows: SqlRow[] }>;
}

/** What is used of a client of `pg`. */
export interface PostgresClient extends PostgresQueryable {
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  release(destroy?: boolean): void;
}

/** What is used of a `Pool` of `pg`. */
export interface PostgresPool extends PostgresQueryable {
  connect(): Promise<PostgresClient>;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  on?(event: 'acquire', listener: (client: PostgresClient) => void): unknown;
  listenerCount?(event: 'error'): number;
}

/** What is used of a `PGlite`. */
export interface PGliteDatabase extends PostgresQueryable {
  transaction<T>(work: (transaction: PostgresQueryable) => Promise<T>): Promise<T>;
}

/**
 * Lets {@link sqlStore} work on PostgreSQL 12 or newer: `sqlStore(postgres(pool))`. Give the pool a `connectionTimeoutMillis` and
 * a `query_timeout`: without them, a server that stops answering keeps its connections for good. Connections lost while
 * idle are logged, unless you listen to the pool's `error` event yourself.
 *
 * @example
 * postgres(new Pool({ connectionString, connectionTimeoutMillis: 3_000, query_timeout: 4_000, keepAlive: true }))
 */
export function postgres(pool: PostgresPool): SqlExecutor {
  checkDriver('postgres', pool);
  surviveLostConnections(pool);
  return {
    dialect: 'postgresql',
    query: (sql, values) => retryConflicts(() => queryOn(pool)(sql, values)),
    transaction: (work) => retryConflicts(() => inTransaction(pool, work)),
    lock,
  };
}

/** Lets {@link sqlStore} work on PGlite, PostgreSQL inside this process: `sqlStore(pglite(new PGlite('./data')))`. */
export function pglite(database: PGliteDatabase): SqlExecutor {
  checkDriver('pglite', database);
  return {
    dialect: 'postgresql',
    query: queryOn(database),
    transaction: (work) => database.transaction((client) => work(queryOn(client), executeOn(client))),
  };
}

const watchedPools = new WeakSet<PostgresPool>();

/**
 * Listens to a pool and its clients, once: without a listener, a connection that is lost while idle, or while the pool passes it
 * on, ends the process.
 */
function surviveLostConnections(pool: PostgresPool): void {
  if (watchedPools.has(pool)) return;
  watchedPools.add(pool);
  pool.on?.('error', (error) => {
    const isHandled = (pool.listenerCount?.('error') ?? 1) > 1;
    if (!isHandled)
      console.warn(
        `[connect] An idle connection to PostgreSQL was lost, and the pool replaces it: ${error.message}`,
      );
  });
  const watchedClients = new WeakSet<PostgresClient>();
  // The pool then takes its own listener off, and code that awaits `pool.connect()` adds its own a moment later.
  pool.on?.('acquire', (client) => {
    if (watchedClients.has(client)) return;
    watchedClients.add(client);
    client.on('error', () => undefined);
  });
}

/** Runs `work` on a client of its own, which goes back to the pool in order or not at all. */
async function inTransaction<T>(
  pool: PostgresPool,
  work: (query: SqlQuery, execute: SqlExecute) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  // Without a listener, a connection lost between two statements would end the process.
  const breakClient = () => {
    isBroken = true;
  };
  client.on('error', breakClient);
  const watched: PostgresQueryable = {
    query: (sql, values) =>
      client.query(sql, values).catch((error: unknown) => {
        if (!isAnswer(error)) breakClient();
        throw error;
      }),
  };
  try {
    // Whatever the database's default is: at a stricter level the snapshot would be older than the lock below.
    await watched.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(queryOn(watched), executeOn(watched));
    await watched.query('COMMIT');
    return result;
  } catch (error) {
    // A client that cannot roll back is thrown away; what went wrong first is what the caller has to hear.
    if (!isBroken) await client.query('ROLLBACK').catch(breakClient);
    throw error;
  } finally {
    // One that is thrown away may still have an error to tell of, and nobody else listens.
    if (!isBroken) client.off('error', breakClient);
    client.release(isBroken);
  }
}

/** Tells whether the server reported the error. If not, the statement may still run, and its client is of no more use. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

/** Two keys with one hash only wait for each other. The first number keeps clear of the host's own locks. */
async function lock(query: SqlQuery, key: string): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(?, hashtext(?))', [0x616b63, key]);
}

function queryOn(queryable: PostgresQueryable): SqlQuery {
  return async (sql, values = []) => (await queryable.query(numberPlaceholders(sql), [...values])).rows;
}

function executeOn(queryable: PostgresQueryable): SqlExecute {
  return async (sql) => void (await queryable.query(sql));
}

/** Turns `?` into PostgreSQL's `$1`, `$2`, …; one inside a quoted text stays. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replaceAll(/'[^']*'|\?/g, (part) => (part === '?' ? `$${++count}` : part));
}

/** Serialization failure and deadlock: PostgreSQL undid everything, and the same work can succeed when run again. */
const conflicts: unknown[] = ['40001', '40P01'];

/** Runs `work` up to five times while PostgreSQL asks for it. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 5 || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.includes(error.code);
}
