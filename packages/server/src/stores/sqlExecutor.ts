/** A row as a driver returns it: column name to value. */
export type SqlRow = Record<string, unknown>;
/** A value that a statement can contain. */
export type SqlValue = string | number | null;

/** Runs one statement with `?` placeholders and returns its rows. */
export type SqlQuery = (sql: string, values?: readonly SqlValue[]) => Promise<SqlRow[]>;

/** Runs one statement that has neither values nor rows. */
export type SqlExecute = (sql: string) => Promise<void>;

/** The SQL dialect of a database. */
export type SqlDialect =
  /** PostgreSQL 12 or newer, or PGlite. */
  | 'postgresql'
  /** SQLite, with any driver. */
  | 'sqlite';

/** What {@link sqlStore} needs from a database. */
export interface SqlExecutor {
  /** On `postgresql`, `migrate()` also closes the tables to every role but their owner. */
  dialect: SqlDialect;
  /** Runs one statement outside of a transaction. */
  query: SqlQuery;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. Each statement must see what others
   * committed before it (READ COMMITTED). After a conflict, `work` may run again.
   */
  transaction<T>(work: (query: SqlQuery, execute: SqlExecute) => Promise<T>): Promise<T>;
  /**
   * Waits until no other transaction has locked `key`, and locks it until this transaction ends. Omit it if the database runs one
   * writing transaction at a time, as SQLite does.
   */
  lock?(query: SqlQuery, key: string): Promise<void>;
}
