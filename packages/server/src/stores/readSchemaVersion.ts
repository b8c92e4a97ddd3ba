import type { SqlQuery } from './sqlExecutor.ts';
import { number } from './sqlRows.ts';
import { schemaSteps } from './sqlSchema.ts';

/** The version of the schema in the database: 0 where `migrate` never ran. Throws for one newer than this code knows. */
export async function readSchemaVersion(query: SqlQuery): Promise<number> {
  const [row] = await query('SELECT version FROM connect_schema');
  const version = row ? number(row, 'version') : 0;
  if (version > schemaSteps.length) {
    throw new Error(
      `The tables of the store have version ${version}; this @kit/server knows ${schemaSteps.length}. Update @kit/server.`,
    );
  }
  return version;
}
