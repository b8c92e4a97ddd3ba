import { expect, onTestFinished, test, vi } from 'vitest';
import { ada, newAttempt } from '../testing/records.ts';
import { newSqliteFile, openSqlite } from './sqliteFile.fixture.ts';

/** A store, and another connection that holds the lock for writing. */
async function lockedStore() {
  const file = await newSqliteFile();
  const { store, executor } = openSqlite(file);
  await store.migrate();
  const attempt = newAttempt();
  await store.createAttempt(attempt);
  const other = openSqlite(file).sql;
  other.exec('BEGIN IMMEDIATE');
  return { store, executor, other, attempt };
}

test('writes that wait for the same foreign lock fail together, not one after the other', async () => {
  const { store, other } = await lockedStore();
  const begin = Date.now();
  const writes = Array.from({ length: 3 }, () => store.createAttempt(newAttempt()));
  const results = await Promise.allSettled(writes);
  for (const result of results)
    expect(result).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/locked/) },
    });
  // One wait of 4 seconds, not three.
  expect(Date.now() - begin).toBeLessThan(8_000);
  other.exec('ROLLBACK');
  expect(await store.createAttempt(newAttempt())).toEqual({ result: 'created' });
}, 20_000);

test('reads do not wait for a foreign lock, nor behind a write that does', async () => {
  const { store, other, attempt } = await lockedStore();
  let isWritten = false;
  const write = store.updateAttempt(attempt.id, { verifications: 1 }, {}).then(() => (isWritten = true));
  const reads = Promise.all([store.findAttempt({ id: attempt.id }), store.findConnections({ owner: ada })]);
  expect(await reads).toEqual([attempt, []]);
  expect(isWritten).toBe(false);
  other.exec('COMMIT');
  await write;
  expect(await store.findAttempt({ id: attempt.id })).toMatchObject({ verifications: 1 });
});

test('reads do not see uncommitted changes of the same connection', async () => {
  const { store, executor, other, attempt } = await lockedStore();
  other.exec('COMMIT');
  let undone: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    undone = executor.transaction(async (query) => {
      await query('UPDATE connect_attempt SET rounds = 5 WHERE id = ? RETURNING id', [attempt.id]);
      resolve();
      await new Promise((wait) => setTimeout(wait, 50));
      throw new Error('undone');
    });
  });
  const read = store.findAttempt({ id: attempt.id });
  await expect(undone).rejects.toThrow('undone');
  expect(await read).toMatchObject({ verifications: 0 });
});

test.each([3_600_000, -3_600_000])(
  'a clock that jumps by %i ms changes no wait for a lock',
  async (jump) => {
    const { store, other } = await lockedStore();
    const began = performance.now();
    const write = store.createAttempt(newAttempt());
    const failed = write.catch((error: unknown) => error);
    const jumped = Date.now() + jump;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => jumped);
    onTestFinished(() => clock.mockRestore());
    expect(await failed).toMatchObject({ message: expect.stringMatching(/locked/) });
    expect(performance.now() - began).toBeGreaterThan(3_900);
    expect(performance.now() - began).toBeLessThan(8_000);
    other.exec('ROLLBACK');
  },
  20_000,
);
