export { pglite, postgres, type PGliteDatabase, type PostgresClient, type PostgresPool } from './postgres.ts';
export type { SqlExecute, SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
export { sqlite, type SqliteDatabase } from './sqlite.ts';
export { sqlStore, type SqlStore } from './sqlStore.ts';
