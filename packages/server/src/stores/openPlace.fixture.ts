import Database from 'libsql';
import { Pool, type PoolConfig } from 'pg';
import { postgres } from './postgres.ts';
import { sqlite, type SqliteDatabase } from './sqlite.ts';
import type { SqlExecutor } from './sqlExecutor.ts';

/** Where a database is, in a form that can be sent to another process. */
export type Place = { file: string } | { config: PoolConfig };

/** Opens the database at a place that several processes share. */
export function openPlace(place: Place): { executor: SqlExecutor; close: () => Promise<void> } {
  if ('config' in place) {
    const pool = new Pool({ ...place.config, max: 4 }).on('error', () => undefined);
    return { executor: postgres(pool), close: () => pool.end() };
  }
  const database = new Database(place.file);
  const sql: SqliteDatabase = database;
  return { executor: sqlite(sql), close: async () => void database.close() };
}
