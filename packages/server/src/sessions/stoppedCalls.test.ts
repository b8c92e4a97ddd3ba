import { expect, onTestFinished, test, vi } from 'vitest';
import { connected, linkedin, running } from './sessions.fixture.ts';

const shared = { ...linkedin, key: 'chat' } as const;
const second = 1_000;

/** Returns a promise, and the function that resolves it. */
function signal<Value = void>(): [Promise<Value>, (value: Value) => void] {
  const resolvers: ((value: Value) => void)[] = [];
  const promise = new Promise<Value>((resolve) => void resolvers.push(resolve));
  return [promise, (value) => resolvers.forEach((resolve) => resolve(value))];
}

/** Runs work whose timers never fire afterwards, as those of a request that Cloudflare Workers have stopped. */
async function stopped<Result>(work: () => Promise<Result>): Promise<Result> {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = Object.assign(() => setTimeout(() => {}, 0), setTimeout);
  try {
    return await work();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

test('a call whose code was stopped does not count after a minute, so the last other call ends the browser', async () => {
  const { world } = await connected();
  await stopped(async () => {
    const [begun, begin] = signal();
    void world.connect.withSession(shared, () => {
      begin();
      return new Promise(() => {});
    });
    await begun;
  });
  world.advance(30 * second);
  await world.connect.withSession(shared, () => {});
  expect(running(world), 'the first call may still run').toBe(1);
  await world.connect.withSession(shared, () => world.advance(30 * second));
  expect(running(world)).toBe(0);
});

test('a call holds its browser, although another call that shared it was stopped', async () => {
  const { world } = await connected();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const [working, finish] = signal();
  const [begun, begin] = signal<string>();
  const long = world.connect.withSession(shared, ({ id }) => {
    begin(id);
    return working;
  });
  const id = await begun;
  await stopped(() => world.connect.withSession(shared, () => {}));
  for (let passed = 0; passed < 90; passed += 10) {
    world.advance(10 * second);
    await vi.advanceTimersByTimeAsync(10 * second);
  }
  await world.connect.reconcile();
  expect(running(world)).toBe(1);
  expect(await world.connect.withSession(shared, (session) => session.id)).toBe(id);
  finish();
  await long;
  expect(running(world)).toBe(0);
});

test('a call that was stopped while its browser started blocks no other call for longer than a start may take', async () => {
  const { world } = await connected();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  world.emulator.failNext({ call: 'sessions.create', kind: 'hang' });
  await stopped(async () => {
    world.connect.withSession(shared, () => {}).catch(() => {}); // the emulator closes
    await expect.poll(() => world.calls()['sessions.create']).toBe(1);
  });
  const errors: unknown[] = [];
  void world.connect.withSession(shared, () => {}).catch((error: unknown) => errors.push(error));
  while (errors.length === 0) await vi.advanceTimersByTimeAsync(second);
  expect(errors).toMatchObject([{ code: 'anchor_unavailable', cause: { name: 'TimeoutError' } }]);
  await world.connect.withSession(shared, () => expect(running(world)).toBe(1));
});
