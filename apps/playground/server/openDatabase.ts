import Database from 'libsql';
import { sqlite, sqlStore, type SqliteDatabase, type SqlStore } from '@kit/server/stores/sql';

/** Opens the SQLite file with the store. `identities` lists the stored identities. */
export async function openDatabase(file: string): Promise<{
  store: SqlStore;
  identities: () => { id: string; application: string; name: string; userId: string }[];
  close: () => void;
}> {
  const database = new Database(file);
  const sql: SqliteDatabase = database;
  const store = sqlStore(sqlite(sql));
  await store.migrate();
  return {
    store,
    identities: () =>
      sql
        .prepare(
          'SELECT identity_id AS id, application, account_name AS name, user_id AS userId FROM connect_connection',
        )
        .all()
        .filter(isIdentity),
    close: () => database.close(),
  };
}

function isIdentity(row: unknown): row is { id: string; application: string; name: string; userId: string } {
  return (
    typeof row === 'object' &&
    row !== null &&
    'id' in row &&
    'application' in row &&
    'name' in row &&
    'userId' in row
  );
}
