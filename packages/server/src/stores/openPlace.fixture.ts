import Database from 'libsql';
import { Pool, type PoolConfig } from 'pg';
import { openNodeSqlite } from './nodeSqlite.fixture.ts';
import { postgres } from './postgres.ts';
import { sqlite, type SqliteDatabase } from './sqlite.ts';
import type { SqlExecutor } from './sqlExecutor.ts';

/** Where a database is, in a form that can be sent to another process. */
export type Place = { file: string; driver: 'libsql' | 'node:sqlite' } | { config: PoolConfig };

/** Opens the database at a place that several processes share. */
export function openPlace(place: Place): { executor: SqlExecutor; close: () => Promise<void> } {
  if ('config' in place) {
    const pool = new Pool({ ...place.config, max: 4 }).on('error', () => undefined);
    return { executor: postgres(pool), close: () => pool.end() };
  }
  if (place.driver === 'node:sqlite') {
    if (!openNodeSqlite) throw new Error('There is no node:sqlite.');
    const database = openNodeSqlite(place.file);
    return { executor: sqlite(database), close: async () => database.close() };
  }
  const database = new Database(place.file);
  const sql: SqliteDatabase = database;
  return { executor: sqlite(sql), close: async () => void database.close() };
}
