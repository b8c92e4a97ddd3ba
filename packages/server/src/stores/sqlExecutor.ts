/** A row as a driver returns it: column name to value. */
export type SqlRow = Record<string, unknown>;
/** A value that a statement can contain. */
export type SqlValue = string | number | null;

/** A statement with `?` placeholders, and its values. */
export type SqlStatement = readonly [sql: string, values?: readonly SqlValue[]];

/** Runs one statement with `?` placeholders and returns its rows. */
export type SqlQuery = (sql: string, values?: readonly SqlValue[]) => Promise<SqlRow[]>;

/** Runs one statement that has neither values nor rows. */
export type SqlExecute = (sql: string) => Promise<void>;

/** What runs in a transaction. */
export type SqlWork<T> = (query: SqlQuery, execute: SqlExecute) => Promise<T>;

/** The SQL dialect of a database. */
export type SqlDialect =
  /** PostgreSQL 12 or newer, or PGlite. */
  | 'postgresql'
  /** SQLite, with any driver. */
  | 'sqlite'
  /** MySQL 8.0.13 or newer. */
  | 'mysql'
  /** MariaDB 10.6 or newer. */
  | 'mariadb';

/** What {@link sqlStore} needs from a database. */
export interface SqlExecutor {
  /** On `postgresql`, `migrate()` also closes the tables to every role but their owner. */
  dialect: SqlDialect;
  /** The tool whose schema file has the tables. Messages about missing columns name its format. */
  tool?: 'prisma' | 'drizzle' | 'kysely';
  /** Runs one statement outside of a transaction. */
  query: SqlQuery;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. Each statement must see what others
   * committed before it (READ COMMITTED). After a conflict, `work` may run again.
   */
  transaction<T>(work: SqlWork<T>): Promise<T>;
  /**
   * Waits until no other transaction has locked `key`, and locks it until this transaction ends. Omit it if the database runs one
   * writing transaction at a time, as SQLite does.
   */
  lock?(query: SqlQuery, key: string): Promise<void>;
}

/** What {@link sqlStore} needs from a database that runs a transaction only as a list of statements, such as Cloudflare D1. */
export interface SqlBatchExecutor {
  /** The SQL dialect of the database. */
  dialect: 'postgresql' | 'sqlite';
  /** As in {@link SqlExecutor}. */
  tool?: SqlExecutor['tool'];
  /** Runs one statement outside of a transaction. */
  query: SqlQuery;
  /**
   * Runs the statements in order in one transaction, and returns the rows of each. If one fails, none takes effect, and the call rejects.
   * Without `lock`, no other transaction may write in between. With it, each statement must see what others committed before it.
   */
  batch: (statements: readonly SqlStatement[]) => Promise<SqlRow[][]>;
  /**
   * Returns a statement that waits until no other transaction has locked what `names` selects as `name`, and locks it until the
   * transaction ends. Omit it if no other transaction writes during a batch.
   */
  lock?: (names: SqlStatement) => SqlStatement;
}

/** A database for {@link sqlStore}, with interactive transactions or with batches. */
export type SqlDatabase = SqlExecutor | SqlBatchExecutor;
