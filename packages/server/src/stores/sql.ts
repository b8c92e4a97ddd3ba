export type { SqlExecutor, SqlQuery, SqlRow, SqlValue } from './sqlExecutor.ts';
export { sqlite, type SqliteDatabase } from './sqlite.ts';
export { sqlStore, type SqlStore } from './sqlStore.ts';
