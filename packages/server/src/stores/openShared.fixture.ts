import { onTestFinished } from 'vitest';
import { openPlace, type Place } from './openPlace.fixture.ts';
import { attemptColumns, number } from './sqlRows.ts';
import { insert } from './sqlStatements.ts';
import { sqlStore } from './sqlStore.ts';
import type { AttemptRecord } from './AttemptRecord.ts';

/** Opens a database that other processes share, and creates its tables; it is closed when the test has finished. */
export async function openShared(place: Place) {
  const { executor, close } = openPlace(place);
  onTestFinished(close);
  const store = sqlStore(executor);
  await store.migrate();
  return {
    store,
    create: (attempts: AttemptRecord[]) =>
      executor.transaction(async (query) => {
        for (const attempt of attempts) await query(...insert('connect_attempt', attemptColumns(attempt)));
      }),
    /** How many rows there are in a table or a join. */
    count: async (from: string) => {
      const [row] = await executor.query(`SELECT COUNT(*) AS count FROM ${from}`);
      return row ? number(row, 'count') : 0;
    },
  };
}
