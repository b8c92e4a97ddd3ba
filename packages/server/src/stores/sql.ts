export { pglite, postgres, type PGliteDatabase, type PostgresClient, type PostgresPool } from './postgres.ts';
export { schemaSql, type SchemaSqlOptions } from './schemaSql.ts';
export type { SqlDialect, SqlExecute, SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
export { sqlite, type SqliteDatabase } from './sqlite.ts';
export { sqlStore, type SqlStore } from './sqlStore.ts';
export type { TableOptions } from './tableNames.ts';
