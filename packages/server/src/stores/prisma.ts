import { checkDriver } from './checkDriver.ts';
import { lock, numberPlaceholders, retryConflicts } from './postgres.ts';
import type { SqlExecutor, SqlQuery, SqlRow, SqlValue, SqlWork } from './sqlExecutor.ts';

interface PrismaQueryable {
  /** Runs one statement with `$1` placeholders and returns its rows. */
  $queryRawUnsafe(sql: string, ...values: SqlValue[]): PromiseLike<unknown>;
  /** Runs one statement that returns no rows. */
  $executeRawUnsafe(sql: string): PromiseLike<unknown>;
}

/** The part of a Prisma client that is used. */
export interface PrismaDatabase extends PrismaQueryable {
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  $transaction<T>(
    work: (transaction: PrismaQueryable) => Promise<T>,
    options: { isolationLevel: 'ReadCommitted' },
  ): Promise<T>;
}

/**
 * Connects {@link sqlStore} to PostgreSQL 12 or newer with a Prisma client: `sqlStore(prisma(client))`. For other databases, pass the driver
 * of the adapter instead. Prisma's `maxWait` and `timeout` of transactions apply.
 */
export function prisma(client: PrismaDatabase): SqlExecutor {
  checkDriver('prisma', client);
  return {
    dialect: 'postgresql',
    tool: 'prisma',
    query: (sql, values) => retryConflicts(() => queryOn(client)(sql, values)),
    transaction: <T>(work: SqlWork<T>) =>
      retryConflicts(() =>
        client
          .$transaction(
            (transaction) =>
              work(queryOn(transaction), (sql) => withSqlState(() => transaction.$executeRawUnsafe(sql))),
            { isolationLevel: 'ReadCommitted' },
          )
          .catch(throwWithSqlState),
      ),
    lock,
  };
}

function queryOn(client: PrismaQueryable): SqlQuery {
  return async (sql, values = []) => {
    const rows = await Promise.resolve(client.$queryRawUnsafe(numberPlaceholders(sql), ...values)).catch(
      throwWithSqlState,
    );
    if (!Array.isArray(rows)) return [];
    return rows.map((row): SqlRow => Object.fromEntries(Object.entries(Object(row))));
  };
}

async function withSqlState(run: () => PromiseLike<unknown>): Promise<void> {
  await Promise.resolve(run()).catch(throwWithSqlState);
}

/** An error of PostgreSQL that Prisma has wrapped. */
class PrismaSqlError extends Error {
  readonly code: string;
  constructor(code: string, cause: Error) {
    super(cause.message, { cause });
    this.code = code;
  }
}

/** Prisma has its own codes, and the code of PostgreSQL only in the message. `P2034` is a conflict of transactions. */
function throwWithSqlState(error: unknown): never {
  if (!(error instanceof Error) || error instanceof PrismaSqlError) throw error;
  const code =
    'code' in error && error.code === 'P2034' ? '40001' : /Code: `(\w{5})`/.exec(error.message)?.[1];
  throw code === undefined ? error : new PrismaSqlError(code, error);
}
