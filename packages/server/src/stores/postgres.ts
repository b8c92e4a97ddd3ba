import { checkDriver } from './checkDriver.ts';
import { isReadOnly } from './databaseErrors.ts';
import type { SqlExecute, SqlExecutor, SqlQuery, SqlRow, SqlValue, SqlWork } from './sqlExecutor.ts';

interface PostgresQueryable {
  /** Runs one statement with `$1` placeholders and returns its rows. */
  query(sql: string, values?: SqlValue[]): Promise<{ rows: SqlRow[] }>;
}

/** The part of a `pg` client that is used. */
export interface PostgresClient extends PostgresQueryable {
  /** Adds a listener for a lost connection. Without one, Node ends the process. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Removes that listener. */
  off(event: 'error', listener: (error: Error) => void): unknown;
  /** Returns the client to the pool. With `true`, the pool closes its connection instead. */
  release(destroy?: boolean): void;
}

/** The part of a `pg` pool that is used. */
export interface PostgresPool extends PostgresQueryable {
  /** Takes a client from the pool, for one transaction. */
  connect(): Promise<PostgresClient>;
  /** Adds a listener: `error` reports a lost idle connection, `acquire` a client that leaves the pool. */
  on?(event: 'error', listener: (error: Error) => void): unknown;
  on?(event: 'acquire', listener: (client: PostgresClient) => void): unknown;
  /** Returns the number of listeners. If there is another listener, the kit does not log lost connections. */
  listenerCount?(event: 'error'): number;
}

/** The part of a `PGlite` that is used. */
export interface PGliteDatabase extends PostgresQueryable {
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  transaction<T>(work: (transaction: PostgresQueryable) => Promise<T>): Promise<T>;
}

/**
 * Connects {@link sqlStore} to PostgreSQL 12 or newer: `sqlStore(postgres(pool))`. Set `connectionTimeoutMillis` and
 * `query_timeout` on the pool: without them, connections to a server that stops responding are never released. Idle connections
 * that are lost are logged, unless you listen to the pool's `error` event.
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

/** Connects {@link sqlStore} to PGlite, a PostgreSQL in this process: `sqlStore(pglite(new PGlite('./data')))`. */
export function pglite(database: PGliteDatabase): SqlExecutor {
  checkDriver('pglite', database);
  return {
    dialect: 'postgresql',
    query: queryOn(database),
    transaction: (work) => database.transaction((client) => work(queryOn(client), executeOn(client))),
  };
}

const watchedPools = new WeakSet<PostgresPool>();

/** Without an `error` listener on the pool and its clients, a lost connection ends the process. */
function surviveLostConnections(pool: PostgresPool): void {
  if (watchedPools.has(pool)) return;
  watchedPools.add(pool);
  pool.on?.('error', (error) => {
    const isHandled = (pool.listenerCount?.('error') ?? 1) > 1;
    if (!isHandled)
      console.warn(
        `[connect] An idle connection to PostgreSQL was lost. The pool replaces it: ${error.message}`,
      );
  });
  const watchedClients = new WeakSet<PostgresClient>();
  // The pool removes its own listener now, and the code that awaits `pool.connect()` adds its listener later.
  pool.on?.('acquire', (client) => {
    if (watchedClients.has(client)) return;
    watchedClients.add(client);
    client.on('error', () => undefined);
  });
}

/**
 * Runs `work` on a separate client. A broken client does not return to the pool, and neither does one whose server became read-only: after a
 * failover, only a new connection finds the primary.
 */
async function inTransaction<T>(pool: PostgresPool, work: SqlWork<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  // Without a listener, a connection that is lost between two statements would end the process.
  const breakClient = () => {
    isBroken = true;
  };
  client.on('error', breakClient);
  const watched: PostgresQueryable = {
    query: (sql, values) =>
      client.query(sql, values).catch((error: unknown) => {
        if (!isReported(error) || isReadOnly(error)) breakClient();
        throw error;
      }),
  };
  try {
    // At a stricter default level, the snapshot would be older than the lock.
    await watched.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(queryOn(watched), executeOn(watched));
    await watched.query('COMMIT');
    return result;
  } catch (error) {
    // A client that cannot roll back is discarded. The caller receives the first error.
    if (!isBroken) await client.query('ROLLBACK').catch(breakClient);
    throw error;
  } finally {
    // A discarded client keeps its listener, because it can still emit an error.
    if (!isBroken) client.off('error', breakClient);
    client.release(isBroken);
  }
}

/** Whether the server reported the error. If not, the statement may still run, and its client must be discarded. */
function isReported(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

/** Separates the kit's locks from others. */
const lockSpace = 0x616b63;

/** Two names with the same hash wait for each other, which is harmless. */
export function lockNames(name: string): string {
  // As text, because Prisma cannot read the type `void`.
  return `pg_advisory_xact_lock(${lockSpace}, hashtext(${name}))::text AS locked`;
}

/** Locks a key until the transaction ends. */
export async function lock(query: SqlQuery, key: string): Promise<void> {
  await query(`SELECT ${lockNames('?')}`, [key]);
}

function queryOn(queryable: PostgresQueryable): SqlQuery {
  return async (sql, values = []) => (await queryable.query(numberPlaceholders(sql), [...values])).rows;
}

function executeOn(queryable: PostgresQueryable): SqlExecute {
  return async (sql) => void (await queryable.query(sql));
}

/** Replaces `?` by PostgreSQL's `$1`, `$2`, …, except in quoted text. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replaceAll(/'[^']*'|\?/g, (part) => (part === '?' ? `$${++count}` : part));
}

/** Serialization failure and deadlock. PostgreSQL has rolled back, and the same work can succeed the next time. */
const conflicts: unknown[] = ['40001', '40P01'];

/** Repeats work that failed because of a conflict, up to five times. */
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
