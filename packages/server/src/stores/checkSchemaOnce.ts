import { checkRowSecurity } from './checkRowSecurity.ts';
import { readRevision } from './readRevision.ts';
import { printCommand } from './schemaSql.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';
import type { TableOptions } from './tableNames.ts';

/** The executor, with a look at the tables before the first statement. */
export function checkSchemaOnce(executor: SqlExecutor, names: TableOptions): SqlExecutor {
  let checked: Promise<void> | undefined;
  const check = () =>
    (checked ??= checkSchema(executor, names).catch((error: unknown) => {
      checked = undefined;
      throw error;
    }));

  return {
    ...executor,
    async query(sql, values) {
      await check();
      return executor.query(sql, values);
    },
    async transaction(work) {
      await check();
      return executor.transaction(work);
    },
  };
}

async function checkSchema({ query, dialect }: SqlExecutor, names: TableOptions): Promise<void> {
  if (dialect === 'postgresql') await checkRowSecurity(query, names);
  const revision = await readRevision(query);
  if (revision < schemaSteps.length)
    throw new Error(
      `The tables of the store are missing or out of date: run store.migrate() when the app starts, or the SQL of ${printCommand({ dialect, from: revision, ...names })}`,
    );
}
