import { readSchemaVersion } from './readSchemaVersion.ts';
import type { SqlExecutor } from './sqlExecutor.ts';
import { schemaSteps } from './sqlSchema.ts';

/**
 * Brings the tables to the version of this code. Any number of processes can do it at once: `CREATE TABLE IF NOT EXISTS`
 * alone fails on PostgreSQL when two run it together, hence the lock.
 */
export async function migrate(executor: SqlExecutor): Promise<void> {
  await executor.transaction(async (query, execute) => {
    await executor.lock?.(query, 'connect_schema');
    await execute(
      'CREATE TABLE IF NOT EXISTS connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)',
    );
    const version = await readSchemaVersion(query);
    if (version === schemaSteps.length) return;
    for (const statement of schemaSteps.slice(version).flat()) await execute(statement);
    await query(
      `INSERT INTO connect_schema (id, version) VALUES (1, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version RETURNING version`,
      [schemaSteps.length],
    );
  });
}
