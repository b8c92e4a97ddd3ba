import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, timers, watchStore, withoutPause } from './requests.fixture.ts';

describe('an abort of a wait', () => {
  test('before the wait rejects without a read', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const { id } = await ask(world);
    calls.length = 0;
    const reason = new Error('The client left.');
    const waiting = world.connect.waitFor({
      ...ada,
      id,
      timeoutMs: 60_000,
      signal: AbortSignal.abort(reason),
    });
    await expect(waiting).rejects.toBe(reason);
    expect(calls).toEqual([]);
  });

  test.each([
    ['with a reason', new Error('The client left.')],
    ['with a timeout', new DOMException('Too late.', 'TimeoutError')],
  ])('during the wait, %s, rejects immediately', async (_, reason) => {
    const world = await createWorld();
    const { id } = await ask(world);
    const before = timers();
    const controller = new AbortController();
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000, signal: controller.signal });
    const rejected = waiting.catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(reason);
    expect(await withoutPause(rejected)).toBe(reason);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('during a read rejects when the read is over', async () => {
    const controller = new AbortController();
    const store = memoryStore();
    const world = await createWorld({
      connect: {
        store: {
          ...store,
          async findRequest(key) {
            controller.abort();
            return store.findRequest(key);
          },
        },
      },
    });
    const { id } = await ask(world);
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000, signal: controller.signal });
    const rejected = waiting.catch((error: unknown) => error);
    expect(await withoutPause(rejected)).toBe(controller.signal.reason);
  });

  test('during a read of a store that does not respond rejects immediately', async () => {
    const controller = new AbortController();
    const reason = new Error('The client left.');
    const store = memoryStore();
    const hangs = () => {
      controller.abort(reason);
      return new Promise<undefined>(() => undefined);
    };
    const world = await createWorld({
      connect: { store: { ...store, findRequest: hangs }, storeTimeoutMs: 60_000 },
    });
    const { id } = await ask(world);
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000, signal: controller.signal });
    await expect(waiting).rejects.toBe(reason);
  });
});
