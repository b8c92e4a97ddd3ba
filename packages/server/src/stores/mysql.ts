import { checkDriver } from './checkDriver.ts';
import { isReadOnly } from './databaseErrors.ts';
import { runStatement, type MysqlRun } from './mysqlStatements.ts';
import { StoreError } from './StoreError.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlValue, SqlWork } from './sqlExecutor.ts';

interface MysqlQueryable {
  /** Runs one statement without values. */
  query(sql: string): Promise<[result: unknown, ...more: unknown[]]>;
  /** Runs one statement with `?` placeholders, as a prepared statement. */
  execute(sql: string, values: SqlValue[]): Promise<[result: unknown, ...more: unknown[]]>;
}

/** The part of a connection of mysql2 that is used. */
export interface MysqlConnection extends MysqlQueryable {
  /** Returns the connection to the pool. */
  release(): void;
  /** Closes the connection. */
  destroy(): void;
}

/** The part of a pool of `mysql2/promise` that is used. */
export interface MysqlPool extends MysqlQueryable {
  /** Takes a connection from the pool, for one transaction. */
  getConnection(): Promise<MysqlConnection>;
}

/** Connects {@link sqlStore} to MySQL 8.0.13 or newer, with a pool of `mysql2/promise`: `sqlStore(mysql(pool))`. */
export function mysql(pool: MysqlPool): SqlExecutor {
  return executorOn('mysql', pool);
}

/** Connects {@link sqlStore} to MariaDB 10.6 or newer, with a pool of `mysql2/promise`: `sqlStore(mariadb(pool))`. */
export function mariadb(pool: MysqlPool): SqlExecutor {
  return executorOn('mariadb', pool);
}

function executorOn(dialect: 'mysql' | 'mariadb', pool: MysqlPool): SqlExecutor {
  checkDriver(dialect, pool);
  const transaction = <T>(work: SqlWork<T>) => retryConflicts(() => inTransaction(pool, work));
  return {
    dialect,
    // A statement that writes is several ones here.
    query: (sql, values = []) =>
      /^\s*SELECT\b/i.test(sql)
        ? runStatement(runOn(pool), sql, values)
        : transaction((query) => query(sql, values)),
    transaction,
    lock,
  };
}

/**
 * Runs `work` on a separate connection. A broken connection does not return to the pool, and neither does one whose server became
 * read-only: after a failover, only a new connection finds the primary.
 */
async function inTransaction<T>(pool: MysqlPool, work: SqlWork<T>): Promise<T> {
  const connection = await pool.getConnection();
  const query: SqlQuery = (sql, values = []) => runStatement(runOn(connection), sql, values);
  try {
    // At the default level, the snapshot would be older than the lock.
    await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await connection.query('START TRANSACTION');
    const result = await work(query, async (sql) => void (await connection.query(sql)));
    await connection.query('COMMIT');
    connection.release();
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').then(
      () => (isReadOnly(error) ? connection.destroy() : connection.release()),
      () => connection.destroy(),
    );
    throw error;
  }
}

function runOn(queryable: MysqlQueryable): MysqlRun {
  return async (sql, values) => {
    // As text, because MySQL does not accept the DOUBLE of a number after LIMIT.
    const texts = values.map((value) => (typeof value === 'number' ? String(value) : value));
    const [result] = texts.length === 0 ? await queryable.query(sql) : await queryable.execute(sql, texts);
    return Array.isArray(result) ? result.map(toRow) : [];
  };
}

function toRow(row: unknown): SqlRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new StoreError(
      'store_misconfigured',
      'mysql2 returned a row that is not an object. Do not set rowsAsArray.',
    );
  return Object.fromEntries(Object.entries(row));
}

/** How long the row of a lock is kept, in milliseconds. `reconcile` deletes it. */
const lockRowMs = 24 * 60 * 60_000;

/**
 * Locks the row of a key until the transaction ends. The locks of `GET_LOCK` belong to a connection instead, which a proxy may share
 * between transactions.
 */
async function lock(query: SqlQuery, key: string): Promise<void> {
  await query(
    'INSERT INTO connect_key (id, expires_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at RETURNING id',
    [`lock ${await hash(key)}`, Date.now() + lockRowMs],
  );
}

/** A key can be longer than an id. */
async function hash(key: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Repeats work that failed because of a deadlock, up to ten times: InnoDB ends one of two transactions that insert side by side. */
async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isConflict = error instanceof Error && 'code' in error && error.code === 'ER_LOCK_DEADLOCK';
      if (tries === 10 || !isConflict) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
    }
  }
}
