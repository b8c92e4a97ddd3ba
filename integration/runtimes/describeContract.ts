import { schemaFile, sqlStore, type SqlDatabase } from '@kit/server/stores/sql';
import { storeContract } from '@kit/server/testing';
import { expect, test } from 'vitest';

/** The tables of the kit. */
export const tables = [...schemaFile({ format: 'prisma' }).matchAll(/^model (\w+)/gm)].map(
  ([, name = '']) => name,
);

/** Runs the published contract on a database. `run` empties its tables before each check. */
export function describeContract(open: () => SqlDatabase, run: (sql: string) => unknown): void {
  test.each(storeContract)('$name', async (check) => {
    for (const table of tables) await run(`DELETE FROM ${table}`);
    const error = await check.run(() => sqlStore(open())).then(() => '', String);
    expect(error).toBe('');
  });
}
