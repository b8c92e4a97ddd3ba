import { expect, test, onTestFinished } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, declineSoon } from '../requests/requests.fixture.ts';
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

test('many waits share one signal without a warning', async () => {
  const world = await createWorld();
  const { id } = await ask(world);
  const warnings: string[] = [];
  const onWarning = ({ message }: Error) => warnings.push(message);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const { signal } = new AbortController();
  const waits = Array.from({ length: 20 }, () =>
    world.connect.waitFor({ ...ada, id, timeoutMs: 60_000, signal }),
  );
  await declineSoon(world.connect, id);
  await Promise.all(waits);
  expect(warnings).toEqual([]);
});
