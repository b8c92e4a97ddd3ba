/** A row as a driver returns it: column name to value. */
export type SqlRow = Record<string, unknown>;
export type SqlValue = string | number | null;

/** Runs one statement with `?` placeholders and returns its rows. */
export type SqlQuery = (sql: string, values?: readonly SqlValue[]) => Promise<SqlRow[]>;

/** What {@link sqlStore} needs of a database. */
export interface SqlExecutor {
  query: SqlQuery;
  /** Runs one statement that has neither values nor rows. */
  execute(sql: string): Promise<void>;
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  transaction<T>(work: (query: SqlQuery) => Promise<T>): Promise<T>;
}
