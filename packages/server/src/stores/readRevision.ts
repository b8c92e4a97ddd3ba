import type { SqlQuery, SqlRow } from './sqlExecutor.ts';
import { number } from './sqlRows.ts';
import { schemaSteps } from './sqlSchema.ts';

/**
 * Returns the revision of the tables, or 0 if there are none. It may be newer than this code knows: steps are additive.
 *
 * @throws If the tables say that this code is too old for them.
 */
export async function readRevision(query: SqlQuery): Promise<number> {
  const [row] = await query('SELECT * FROM connect_schema').catch((error: unknown): SqlRow[] => {
    if (isMissingTable(error)) return [];
    throw error;
  });
  if (!row) return 0;
  const version = number(row, 'version');
  if (version > schemaSteps.length) {
    throw new Error(
      `The tables of the store need a newer @kit/server: they require revision ${version}, and this one knows ${schemaSteps.length}. Update @kit/server.`,
    );
  }
  // Before revision 3 there was no such column.
  return row.revision === undefined ? version : Math.max(version, number(row, 'revision'));
}

/** PostgreSQL has a code for it and may use any language; SQLite has only the sentence. */
function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || /no such table|does not exist/.test(error.message);
}
