import type { SqliteDatabase } from './sqlite.ts';

type ClosingDatabase = SqliteDatabase & { close: () => void };

/** How to open a file with `node:sqlite`. Node 20 has none, and its types know of none. */
export const openNodeSqlite = find();

/** For the name of tests that need it. */
export const withoutNodeSqlite = openNodeSqlite ? '' : ` – skipped: Node ${process.version} has none`;

function find(): ((file: string) => ClosingDatabase) | undefined {
  const found: { DatabaseSync?: new (file: string) => ClosingDatabase } | undefined =
    process.getBuiltinModule('node:sqlite');
  const DatabaseSync = found?.DatabaseSync;
  return DatabaseSync && ((file) => new DatabaseSync(file));
}
