import { afterEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../client/createClient.ts';
import { createConnectEngine } from './createConnectEngine.ts';
import { appOrigin, hostedOrigin } from './browser/environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import { pass, relay, setUp } from './setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

describe('an outcome', () => {
  test('leaves nothing behind', async () => {
    const { browser, handler, openWaiting, engine } = setUp();
    await openWaiting();
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

  test.each(['popup', 'redirect'] as const)('of a dismissed run leaves nothing behind: %s', async (mode) => {
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
  });

  test('is reported once, even if several sources report it', async () => {
    const { browser, handler, openWaiting, outcomes, engine } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    browser.post({ origin: appOrigin, source: popup, data: relay('a1') });
    popup.closed = true;
    browser.wake();
    engine.cancel();
    await pass(60_000);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
  });

  test('resolves the promise without subscribers', async () => {
    const { browser, handler, openWaiting, engine } = setUp();
    const { promise } = await openWaiting();
    const unsubscribe = engine.subscribe(() => {});
    unsubscribe();
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await promise).toEqual(connected);
  });

  test('resolves although a listener throws, and the error reaches the window', async () => {
    const { openWaiting, engine, outcomes } = setUp();
    const { promise } = await openWaiting();
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

test('cancel ends the run and closes the popup; dispose releases every run', async () => {
  const { engine, browser, openWaiting, outcomes } = setUp();
  const { popup } = await openWaiting();
  engine.cancel();
  engine.cancel();
  expect(popup.closed).toBe(true);
  expect(outcomes).toEqual([{ status: 'cancelled' }]);
  const { promise } = await openWaiting();
  engine.dispose();
  expect(await promise).toEqual({ status: 'cancelled' });
  expect(outcomes, 'listeners receive no outcome').toHaveLength(1);
  expect(engine.getSnapshot().state).toBe('idle');
  expect(browser.popup().closed).toBe(true);
  expect(browser.listening()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  expect([...browser.stored.values()].join(), 'a reload can resume it').toContain('"attemptId":"a2"');
});

test('on a page without an address, a sign-in fails and nothing throws', async () => {
  const warnings = vi.spyOn(console, 'error').mockImplementation(() => {});
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
  expect(warnings.mock.calls.join()).toContain('no address to come back to');
  warnings.mockRestore();
});

test('an unexpected browser error ends the run', async () => {
  const { browser, engine, outcomes } = setUp();
  Object.defineProperty(browser.environment, 'screenX', {
    get() {
      throw new Error('no screen here');
    },
  });
  expect(await engine.open()).toMatchObject({ status: 'failed', code: 'unexpected_response' });
  expect(outcomes).toHaveLength(1);
});

test('messages still work without BroadcastChannel and storage', async () => {
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

test('a server can create engines', () => {
  const client = createClient({ baseUrl: '/api/connect' });
  const engine = createConnectEngine({ client, application: 'linkedin', hostedOrigin });
  expect(engine.getSnapshot().state).toBe('idle');
});
