import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { onTestFinished } from 'vitest';
import { sqlite, type SqliteDatabase } from './sqlite.ts';
import { sqlStore } from './sqlStore.ts';

/** The name of a SQLite file that does not exist yet; it is removed when the test has finished. */
export async function newSqliteFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'connect.sqlite');
}

/** Opens a SQLite file as an app does. */
export function openSqlite(file: string) {
  const database = new Database(file);
  const sql: SqliteDatabase = database;
  const executor = sqlite(sql);
  return { database, sql, executor, store: sqlStore(executor) };
}

/** A migrated store on a new file. */
export async function openNewSqlite() {
  const opened = openSqlite(await newSqliteFile());
  await opened.store.migrate();
  return opened;
}
