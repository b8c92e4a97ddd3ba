import { afterEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../client/createClient.ts';
import { createConnectEngine } from './createConnectEngine.ts';
import { appOrigin, hostedOrigin } from './environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import { pass, relay, setUp } from './setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

/** A first run whose user seems to have left, and a second one. */
async function openTwice() {
  const kit = setUp();
  const first = await kit.openPending();
  first.popup.closed = true;
  kit.handler.set('a1', { status: 'started' });
  await pass(4000);
  expect(kit.state()).toBe('dismissed');
  const second = await kit.openPending();
  expect(second.promise).not.toBe(first.promise);
  expect(kit.state()).toBe('pending');
  return { ...kit, first, second };
}

describe('two runs', () => {
  test('the newer connects: the older is cancelled', async () => {
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

  test('the older connects late: it wins, the newer window is closed', async () => {
    const { browser, handler, engine, first, second, outcomes } = await openTwice();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await first.promise).toEqual(connected);
    expect(await second.promise).toEqual({ status: 'cancelled' });
    expect(second.popup.closed).toBe(true);
    expect(outcomes, 'the success is heard last').toEqual([{ status: 'cancelled' }, connected]);
    expect(engine.getSnapshot().outcome).toEqual(connected);
  });

  test('the older connects, and who hears of the newer’s end opens another: that one goes on', async () => {
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

  test('the older connects, and who hears of that opens another: that one is shown', async () => {
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

  test('the older expires without touching what is shown', async () => {
    const { browser, handler, first, state, outcomes } = await openTwice();
    handler.set('a1', { status: 'expired' });
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await first.promise).toEqual({ status: 'expired' });
    expect(state()).toBe('pending');
    expect(outcomes).toHaveLength(1);
    expect([...browser.stored.values()].join(), 'the newer attempt is kept').toContain('a2');
  });

  test('a server that hands the same attempt out again ends the older run', async () => {
    const { handler, openPending, engine } = setUp();
    const first = await openPending();
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
    await openPending();
    expect(await first.promise).toEqual({ status: 'cancelled' });
    expect(engine.getSnapshot().state).toBe('pending');
  });
});

describe('an outcome', () => {
  test('leaves nothing behind', async () => {
    const { browser, handler, openPending, engine } = setUp();
    await openPending();
    expect(browser.stored.size).toBe(1);
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(engine.getSnapshot().state).toBe('ended');
    expect(vi.getTimerCount()).toBe(0);
    expect(browser.listening()).toBe(0);
    expect(browser.channels.size).toBe(0);
    expect(browser.stored.size).toBe(0);
  });

  test.each(['popup', 'redirect'] as const)(
    'of a run that was waiting leaves nothing behind: %s',
    async (mode) => {
      const { browser, handler, engine } = setUp();
      void engine.open({ mode });
      await pass(0);
      handler.set('a1', { status: 'started' });
      for (const popup of browser.popups) popup.closed = true;
      await pass(20_000);
      expect(engine.getSnapshot().state).toBe('dismissed');
      engine.cancel();
      expect(vi.getTimerCount()).toBe(0);
      expect(browser.listening()).toBe(0);
      expect(browser.channels.size).toBe(0);
      expect(browser.stored.size).toBe(0);
    },
  );

  test('is given once, even when asked and told at the same time', async () => {
    const { browser, handler, openPending, outcomes, engine } = setUp();
    const { popup } = await openPending();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    browser.post({ origin: appOrigin, source: popup, data: relay('a1') });
    popup.closed = true;
    browser.wake();
    engine.cancel();
    await pass(60_000);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
  });

  test('comes although nobody subscribes any more', async () => {
    const { browser, handler, openPending, engine } = setUp();
    const { promise } = await openPending();
    const unsubscribe = engine.subscribe(() => {});
    unsubscribe();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await promise).toEqual(connected);
  });

  test('comes although a listener throws, and the error is not swallowed', async () => {
    const { openPending, engine, outcomes } = setUp();
    const { promise } = await openPending();
    const late = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    engine.subscribe(() => {
      throw new Error('theirs');
    });
    engine.cancel();
    expect(late.mock.calls[0]?.[0]).toThrow('theirs');
    late.mockRestore();
    expect(await promise).toEqual({ status: 'cancelled' });
    expect(outcomes).toHaveLength(1);
  });
});

test('cancel ends the run at once and closes the window; dispose lets go of every run', async () => {
  const { engine, browser, openPending, outcomes } = setUp();
  const { popup } = await openPending();
  engine.cancel();
  engine.cancel();
  expect(popup.closed).toBe(true);
  expect(outcomes).toEqual([{ status: 'cancelled' }]);
  const { promise } = await openPending();
  engine.dispose();
  expect(await promise).toEqual({ status: 'cancelled' });
  expect(outcomes, 'nobody is told').toHaveLength(1);
  expect(engine.getSnapshot().state).toBe('idle');
  expect(browser.popup().closed).toBe(true);
  expect(browser.listening()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  expect([...browser.stored.values()].join(), 'a reload may take it up').toContain('"attemptId":"a2"');
});

test('on a page without an address, a sign-in fails and nothing throws', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const location = { origin: 'null', hostname: '', href: 'about:srcdoc', assign() {} };
  const { engine, outcomes, browser } = setUp({ location });
  engine.resume();
  engine.prepare();
  engine.follow('/api/connect/start/a1');
  expect(engine.getSnapshot().state).toBe('idle');
  const outcome = await engine.open();
  expect(outcome).toMatchObject({ status: 'failed', code: 'unexpected_response' });
  expect(outcomes).toEqual([outcome]);
  expect(engine.getSnapshot()).toMatchObject({ state: 'ended', isBusy: false, canRetry: true, outcome });
  expect(browser.popups).toEqual([]);
  expect(told.mock.calls.join()).toContain('not on the origin of this page');
  told.mockRestore();
});

test('a browser that throws where none should ends the run', async () => {
  const { browser, engine, outcomes } = setUp();
  Object.defineProperty(browser.environment, 'screenX', {
    get() {
      throw new Error('no screen here');
    },
  });
  expect(await engine.open()).toMatchObject({ status: 'failed', code: 'unexpected_response' });
  expect(outcomes).toHaveLength(1);
});

test('without a channel and without storage, the other ways carry on', async () => {
  const broken = {
    get sessionStorage(): never {
      throw new DOMException('denied', 'SecurityError');
    },
    get BroadcastChannel(): never {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  const { browser, handler, outcomes, engine } = setUp();
  Object.defineProperties(browser.environment, Object.getOwnPropertyDescriptors(broken));
  engine.resume();
  void engine.open();
  await pass(0);
  handler.set('a1', connected);
  browser.post({ origin: appOrigin, source: browser.popup(), data: relay('a1') });
  await pass(0);
  expect(outcomes).toEqual([connected]);
});

test('a server makes engines without a window', () => {
  const client = createClient({ baseUrl: '/api/connect' });
  const engine = createConnectEngine({ client, application: 'linkedin', hostedOrigin });
  expect(engine.getSnapshot().state).toBe('idle');
});
