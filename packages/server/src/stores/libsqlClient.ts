import { checkDriver } from './checkDriver.ts';
import type { SqlBatchExecutor, SqlRow, SqlValue } from './sqlExecutor.ts';
import { unlessBusy } from './sqlite.ts';

interface LibsqlStatement {
  sql: string;
  args: SqlValue[];
}

interface LibsqlResult {
  columns: string[];
  rows: ArrayLike<unknown>[];
}

/** The part of an `@libsql/client` that is used. */
export interface LibsqlClient {
  /** Runs one statement. */
  execute(statement: LibsqlStatement): Promise<LibsqlResult>;
  /** Runs statements in one transaction. */
  batch(statements: LibsqlStatement[], mode: 'write'): Promise<LibsqlResult[]>;
}

/**
 * Connects {@link sqlStore} to Turso, another libSQL server or a SQLite file: `sqlStore(libsqlClient(createClient({ url, authToken })))`,
 * with `createClient` of `@libsql/client`. A call waits up to 4 seconds for the lock of another connection. `:memory:` does not work.
 */
export function libsqlClient(client: LibsqlClient): SqlBatchExecutor {
  checkDriver('libsqlClient', client);
  const batch: SqlBatchExecutor['batch'] = async (statements) => {
    const all = statements.map(([sql, values = []]) => ({ sql, args: [...values] }));
    return (await unlessBusy(() => client.batch(all, 'write'))).map(readRows);
  };
  return {
    dialect: 'sqlite',
    batch,
    async query(sql, values = []) {
      // A batch takes the lock before the statement needs it. Without it, a file loses later writes of a statement that waited.
      if (!/^\s*SELECT\b/i.test(sql)) return (await batch([[sql, values]]))[0] ?? [];
      return readRows(await unlessBusy(() => client.execute({ sql, args: [...values] })));
    },
  };
}

function readRows({ columns, rows }: LibsqlResult): SqlRow[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
}
