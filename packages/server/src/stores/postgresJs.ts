import { checkDriver } from './checkDriver.ts';
import { lock, numberPlaceholders, retryConflicts } from './postgres.ts';
import { StoreError } from './StoreError.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlValue, SqlWork } from './sqlExecutor.ts';

interface PostgresJsQueryable {
  /** Runs one statement with `$1` placeholders and returns its rows, with the process of the server that it connected to. */
  unsafe(sql: string, values?: SqlValue[]): PromiseLike<SqlRow[] & { state?: { pid: number } }>;
}

/** The part of a postgres.js client that is used. */
export interface PostgresJsClient extends PostgresJsQueryable {
  /** The options of the client. */
  options?: { prepare: boolean };
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  begin(options: string, work: (transaction: PostgresJsQueryable) => Promise<unknown>): Promise<unknown>;
}

/**
 * Connects {@link sqlStore} to PostgreSQL 12 or newer with postgres.js: `sqlStore(postgresJs(sql))`. Set `connect_timeout`, and a
 * `statement_timeout` in `connection`: without them, queries to a server that stops responding keep their connections. Behind a pooler,
 * set `prepare: false`.
 */
export function postgresJs(sql: PostgresJsClient): SqlExecutor {
  checkDriver('postgresJs', sql);
  let checked: Promise<void> | undefined;
  const checkOnce = () =>
    (checked ??= checkPooler(sql).catch((error: unknown) => {
      checked = undefined;
      throw error;
    }));
  const transaction = <T>(work: SqlWork<T>) =>
    retryConflicts(async () => {
      await checkOnce();
      const done: { result: T }[] = [];
      await sql.begin('isolation level read committed', async (client) => {
        done.push({
          result: await work(queryOn(client), async (text) => void (await client.unsafe(text))),
        });
      });
      const [last] = done;
      if (!last) throw new TypeError('postgres.js did not run the transaction.');
      return last.result;
    });
  return {
    dialect: 'postgresql',
    query: (text, values = []) => {
      // postgres.js sends a statement without values before the previous ones are over. Behind PgBouncer, calls then wait forever.
      if (values.length === 0) return transaction((query) => query(text));
      return retryConflicts(() => queryOn(sql)(text, values));
    },
    transaction,
    lock,
  };
}

/**
 * Refuses a client that prepares statements behind a pooler. postgres.js prepares `COMMIT` and `ROLLBACK` under names that its connections
 * share. On a connection of the server that another client has used, the name of one can run the other, without an error.
 */
async function checkPooler(sql: PostgresJsClient): Promise<void> {
  if (sql.options?.prepare === false) return;
  const rows = await sql.unsafe('SELECT pg_backend_pid() AS pid');
  // A pooler has its own number for a connection.
  if (rows.state === undefined || rows.state.pid === Number(rows[0]?.pid)) return;
  throw new StoreError(
    'store_misconfigured',
    'postgres.js is connected to a pooler, such as PgBouncer or Supavisor, and prepares statements. In transaction mode, a COMMIT could then run as a ROLLBACK. Set prepare: false for this client.',
  );
}

function queryOn(client: PostgresJsQueryable): SqlQuery {
  return async (sql, values = []) => [...(await client.unsafe(numberPlaceholders(sql), [...values]))];
}
