import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from './handler.fixture.ts';
import { pass, relay, setUp } from './setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

/** A first run whose user seems to have left, and a second one. */
async function openTwice() {
  const kit = setUp();
  const first = await kit.openWaiting();
  first.popup.closed = true;
  kit.handler.set('a1', { status: 'started' });
  await pass(4000);
  expect(kit.state()).toBe('dismissed');
  const second = await kit.openWaiting();
  expect(second.promise).not.toBe(first.promise);
  expect(kit.state()).toBe('waiting');
  return { ...kit, first, second };
}

describe('two runs', () => {
  test('if the newer connects, the older is cancelled', async () => {
    const { browser, handler, first, second, outcomes, state } = await openTwice();
    handler.set('a2', connected);
    browser.broadcast('a2', relay('a2'));
    await pass(0);
    expect(await second.promise).toEqual(connected);
    expect(await first.promise).toEqual({ status: 'cancelled' });
    expect(outcomes).toHaveLength(2);
    expect(state()).toBe('ended');
    await pass(60_000);
    expect(outcomes).toHaveLength(2);
  });

  test('if the older connects, the newer popup closes', async () => {
    const { browser, handler, engine, first, second, outcomes } = await openTwice();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await first.promise).toEqual(connected);
    expect(await second.promise).toEqual({ status: 'cancelled' });
    expect(second.popup.closed).toBe(true);
    expect(outcomes, 'the success is reported last').toEqual([{ status: 'cancelled' }, connected]);
    expect(engine.getSnapshot().outcome).toEqual(connected);
  });

  test("a listener of the newer's end can open another, which goes on", async () => {
    const { browser, handler, engine, first } = await openTwice();
    let opened = 0;
    engine.listen((signal) => {
      if (signal.type === 'outcome' && signal.outcome.status === 'cancelled' && ++opened < 10)
        void engine.open();
    });
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await first.promise).toEqual(connected);
    expect(opened).toBe(1);
    expect(browser.popup().closed).toBe(false);
    engine.cancel();
  });

  test('a run opened by a listener is the one shown', async () => {
    const { browser, handler, engine } = await openTwice();
    let opened = 0;
    engine.listen((signal) => {
      if (signal.type !== 'outcome' || signal.outcome.status !== 'cancelled' || (opened += 1) > 1) return;
      handler.rules.instead = (call) =>
        call.startsWith('POST') ? new Promise<Response>(() => {}) : undefined;
      void engine.open();
    });
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(browser.popup().closed).toBe(false);
    expect(engine.getSnapshot()).toMatchObject({ state: 'opening', isBusy: true });
  });

  test('if the older expires, the view does not change', async () => {
    const { browser, handler, first, state, outcomes } = await openTwice();
    handler.set('a1', { status: 'expired' });
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await first.promise).toEqual({ status: 'expired' });
    expect(state()).toBe('waiting');
    expect(outcomes).toHaveLength(1);
    expect([...browser.stored.values()].join(), 'the newer attempt is kept').toContain('a2');
  });

  test('cancelling ends both, and no call follows', async () => {
    const { engine, handler, first, second, outcomes, state } = await openTwice();
    engine.cancel();
    expect(await first.promise).toEqual({ status: 'cancelled' });
    expect(await second.promise).toEqual({ status: 'cancelled' });
    expect(outcomes).toHaveLength(2);
    expect(state()).toBe('ended');
    expect(vi.getTimerCount()).toBe(0);
    const asked = handler.calls.length;
    await pass(60_000);
    expect(handler.calls).toHaveLength(asked);
  });

  test('an attempt returned twice ends the older run', async () => {
    const { handler, openWaiting, engine } = setUp();
    const first = await openWaiting();
    first.popup.closed = true;
    await pass(4000);
    handler.rules.instead = (call) =>
      call === 'POST /attempts'
        ? Response.json({
            attemptId: 'a1',
            startUrl: '/api/connect/start/a1',
            expiresAt: new Date(Date.now() + 600_000),
          })
        : undefined;
    await openWaiting();
    expect(await first.promise).toEqual({ status: 'cancelled' });
    expect(engine.getSnapshot().state).toBe('waiting');
  });
});
