import { expect, test } from 'vitest';
import { createWaiters } from './waiters.ts';

/** Whether a promise has settled by now. */
async function hasSettled(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, 0, false)),
  ]);
}

test('a request wakes its own watches, and none that has stopped', async () => {
  const waiters = createWaiters();
  const [first, second, stopped] = ['a', 'a', 'a'].map((id) => waiters.watch(id));
  const other = waiters.watch('b');
  stopped?.stop();
  waiters.wake('a');
  waiters.wake('unknown');
  const all = [first, second, stopped, other].flatMap((watch) => watch ?? []);
  expect(await Promise.all(all.map(({ ended }) => hasSettled(ended)))).toEqual([true, true, false, false]);
});

test('a watch that stops twice leaves the others', async () => {
  const waiters = createWaiters();
  const first = waiters.watch('a');
  first.stop();
  const second = waiters.watch('a');
  first.stop();
  waiters.wake('a');
  expect(await hasSettled(second.ended)).toBe(true);
});
