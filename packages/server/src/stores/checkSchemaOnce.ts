import { readSchemaVersion } from './readSchemaVersion.ts';
import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';

/** The executor, with a look at the schema's version before the first statement. */
export function checkSchemaOnce(executor: SqlExecutor): SqlExecutor {
  let checked: Promise<void> | undefined;
  const check = () =>
    (checked ??= checkSchema(executor).catch((error: unknown) => {
      checked = undefined;
      throw error;
    }));

  return {
    async query(sql, values) {
      await check();
      return executor.query(sql, values);
    },
    async transaction(work) {
      await check();
      return executor.transaction(work);
    },
    lock: async (query, key) => executor.lock?.(query, key),
  };
}

async function checkSchema(executor: SqlExecutor): Promise<void> {
  const query: SqlQuery = (sql, values) => executor.query(sql, values);
  const version = await readSchemaVersion(query).catch((error: unknown) => {
    if (isMissingTable(error)) throw outdated({ cause: error });
    throw error;
  });
  if (version < schemaSteps.length) throw outdated();
}

function outdated(options?: ErrorOptions): Error {
  return new Error(
    'The tables of the store are missing or out of date: run store.migrate() when the app starts.',
    options,
  );
}

/** PostgreSQL has a code for it and may speak any language; SQLite has the sentence alone. */
function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || /no such table|does not exist/.test(error.message);
}
