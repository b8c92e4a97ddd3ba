import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorld, type World } from '../world.fixture.ts';
import { deliver, secret } from './webhooks.fixture.ts';

/** One call of the listener, which ends when the test says so. */
interface ListenerCall {
  succeed: () => void;
  fail: (error: Error) => void;
}

/** An app that listens to Anchor, and timers that run when the test says so. */
async function listening() {
  const calls: ListenerCall[] = [];
  const listener = new EventTarget();
  const world = await createWorld({
    connect: {
      webhookSecret: secret,
      onAnchorEvent: () =>
        new Promise<void>((succeed, fail) => {
          calls.push({ succeed, fail });
          listener.dispatchEvent(new Event('called'));
        }),
    },
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  /** Delivers the event, and calls `then` as soon as the listener has it. */
  const send = async (then: (call: ListenerCall) => unknown) => {
    const isCalled = new Promise((resolve) => listener.addEventListener('called', resolve, { once: true }));
    const status = statusOf(world);
    await isCalled;
    for (const call of calls.slice(-1)) await then(call);
    return status;
  };
  return { world, calls, send };
}

/** Delivers the event, and returns the status of the response. */
const statusOf = async (world: World) => (await deliver(world, '{"id":"evt_1","type":"task.failed"}')).status;

const late = () => vi.advanceTimersByTimeAsync(8_000);

test('the response waits for the listener, because some platforms stop the code of the app afterwards', async () => {
  const { send } = await listening();
  const order: string[] = [];
  const response = send(async ({ succeed }) => {
    await vi.advanceTimersByTimeAsync(7_999);
    order.push('listener');
    succeed();
  }).then((status) => order.push(`response ${status}`));
  await response;
  expect(order).toEqual(['listener', 'response 204']);
  expect(vi.getTimerCount()).toBe(0);
});

test('it does not wait longer than 8 seconds. The late success of the listener counts', async () => {
  const { world, calls, send } = await listening();
  expect(await send(late)).toBe(500);
  expect(world.errors).toMatchObject([
    { code: 'webhook.listener_failed', error: { message: 'No response within 8 s.' } },
  ]);
  calls[0]?.succeed();
  expect(await statusOf(world)).toBe(204);
  expect(calls).toHaveLength(1);
});

test('if a late listener fails, that is reported too, and the repeated event reaches the app', async () => {
  const { world, calls, send } = await listening();
  expect(await send(late)).toBe(500);
  calls[0]?.fail(new Error('too late'));
  expect(await send(({ succeed }) => succeed())).toBe(204);
  expect(world.errors.map(({ error }) => error)).toMatchObject([
    { name: 'TimeoutError' },
    { message: 'too late' },
  ]);
  expect(calls).toHaveLength(2);
});
