import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { newAttempt } from '../testing/records.ts';
import { changeAttempt } from './changeAttempt.ts';

const stores = {
  memoryStore: async () => memoryStore(),
  sqlStore: async () => (await openNewSqlite()).store,
};

describe.each(Object.entries(stores))('%s', (_, open) => {
  test('concurrent counts stop at their limit', async () => {
    const store = await open();
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const counts = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        changeAttempt(store, attempt, ['verifications'], ({ verifications }) => {
          if (verifications >= 5) throw new Error('The limit is reached.');
          return { verifications: verifications + 1 };
        }),
      ),
    );
    expect(counts.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await store.findAttempt({ id: attempt.id })).toEqual({ ...attempt, verifications: 5 });
  });

  test('an attempt that was deleted is not changed', async () => {
    expect(
      await changeAttempt(await open(), newAttempt(), ['starts'], () => ({ starts: 1 })),
    ).toBeUndefined();
  });
});

test('a store that never applies a change is reported', async () => {
  const attempt = newAttempt();
  let calls = 0;
  const updateAttempt = async () => ++calls < 0;
  const store = { ...memoryStore(), updateAttempt, findAttempt: async () => attempt };
  await expect(changeAttempt(store, attempt, ['starts'], () => ({ starts: 1 }))).rejects.toThrow(
    'returned false 100 times in a row',
  );
  expect(calls).toBe(100);
});
