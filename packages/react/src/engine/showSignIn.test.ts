import { afterEach, describe, expect, test, vi } from 'vitest';
import { appOrigin, appWindow } from './browser/environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import { pass, setUp } from './setUp.fixture.ts';

const startUrl = `${appOrigin}/api/connect/start/a1`;
afterEach(() => void vi.useRealTimers());

describe('the popup', () => {
  test('opens in the click, before anything is awaited, without a window name', () => {
    const { engine, browser } = setUp();
    void engine.open();
    expect(browser.popups).toHaveLength(1);
    expect(browser.popup().visited).toEqual(['about:blank']);
    expect(browser.features).toEqual(['_blank popup,width=480,height=720,left=500,top=100']);
  });

  test('shows a loading text, then the start URL', async () => {
    const { engine, browser, handler, state } = setUp();
    handler.rules.delay = 6000;
    void engine.open();
    expect(state()).toBe('opening');
    expect(browser.popup().document.body.textContent).toBe('Loading…');
    await pass(6000);
    expect(browser.popup().visited).toEqual(['about:blank', startUrl]);
    expect(state()).toBe('waiting');
    expect(handler.bodies).toEqual([
      { application: 'linkedin', mode: 'popup', returnTo: '/settings?tab=accounts' },
    ]);
  });

  test('listens on the channel before the start URL is requested', async () => {
    const { engine, browser } = setUp();
    void engine.open();
    let wasOpen = false;
    browser.popup().location.replace = () => {
      wasOpen = browser.channels.has('connect:a1');
    };
    await pass(0);
    expect(wasOpen).toBe(true);
  });

  test('a subscriber can cancel before the start URL is requested', async () => {
    const { engine, browser, state, outcomes } = setUp();
    engine.subscribe(() => state() === 'waiting' && engine.cancel());
    void engine.open();
    await pass(0);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
    expect(browser.popup().visited).toEqual(['about:blank']);
  });

  test('a second click focuses it and returns the same promise', async () => {
    const { engine, browser, handler } = setUp();
    const first = engine.open();
    const second = engine.open();
    expect(second).toBe(first);
    await pass(0);
    expect(engine.open()).toBe(first);
    expect(browser.popups).toHaveLength(1);
    expect(browser.popup().focused).toBe(2);
    expect(handler.calls).toEqual(['POST /attempts']);
  });

  test('a reconnect creates an attempt for its connection', async () => {
    const { engine, handler, state } = setUp({}, { connectionId: 'con_1' });
    void engine.open({ returnTo: '/back' });
    await pass(0);
    expect(handler.calls).toEqual(['POST /connections/con_1/reconnect']);
    expect(handler.bodies).toEqual([{ mode: 'popup', returnTo: '/back' }]);
    expect(state()).toBe('waiting');
  });
});

describe('no attempt', () => {
  test('a refusal ends the run with its code and message, and closes the popup', async () => {
    const { engine, browser, handler } = setUp();
    handler.rules.instead = () => handler.refuse('rate_limited', 429, 30);
    const promise = engine.open();
    await pass(0);
    expect(await promise).toEqual({
      status: 'failed',
      code: 'rate_limited',
      message: 'It says rate_limited.',
    });
    expect(browser.popup().closed).toBe(true);
    expect(engine.getSnapshot()).toMatchObject({ state: 'ended', isBusy: false, canRetry: true });
  });

  test('a server that does not answer times out after 15 seconds', async () => {
    const { engine, browser, handler, outcomes } = setUp();
    handler.rules.delay = 60_000;
    void engine.open();
    await pass(14_999);
    expect(outcomes).toEqual([]);
    await pass(1);
    expect(outcomes).toMatchObject([{ status: 'failed', code: 'timeout' }]);
    expect(browser.popup().closed).toBe(true);
  });

  test('a network error ends the run', async () => {
    const { engine, handler } = setUp();
    handler.rules.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    const promise = engine.open();
    await pass(0);
    expect(await promise).toMatchObject({ status: 'failed', code: 'network_error' });
  });
});

describe('closed while the attempt is being created', () => {
  test('ends as cancelled at the next check, and the start URL is never requested', async () => {
    const { engine, browser, handler, outcomes } = setUp();
    handler.rules.delay = 2000;
    void engine.open();
    browser.popup().closed = true;
    await pass(500);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
    await pass(10_000);
    expect(browser.popup().visited).toEqual(['about:blank']);
    expect(outcomes).toHaveLength(1);
  });

  test('just before the answer: the attempt is kept for the next click', async () => {
    const { engine, browser, handler, outcomes } = setUp();
    handler.rules.delay = 700;
    void engine.open();
    await pass(600);
    browser.popup().closed = true;
    await pass(100);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
    expect(browser.popup().visited).toEqual(['about:blank']);
    void engine.open();
    expect(browser.popup().visited).toEqual([startUrl]);
  });
});

describe('no popup', () => {
  test('a top-level page redirects, with an attempt of that mode', async () => {
    const { engine, browser, handler, state } = setUp();
    browser.view.isBlocking = true;
    void engine.open();
    expect(state()).toBe('redirecting');
    await pass(0);
    expect(handler.bodies).toEqual([
      { application: 'linkedin', mode: 'redirect', returnTo: '/settings?tab=accounts' },
    ]);
    expect(browser.assigned).toEqual([startUrl]);
    expect([...browser.stored.values()].join()).toContain('"attemptId":"a1"');
  });

  test.each([
    ['mode popup', {}, 'popup' as const],
    ['a frame', { self: appWindow(appOrigin) }, 'auto' as const],
    ['a frame, mode redirect', { self: appWindow(appOrigin) }, 'redirect' as const],
  ])('%s: blocked, with a link, and nothing is navigated', async (_, overrides, mode) => {
    const { engine, browser, outcomes } = setUp(overrides);
    browser.view.isBlocking = true;
    const promise = engine.open({ mode });
    await pass(0);
    expect(await promise).toEqual({ status: 'blocked', startUrl });
    expect(browser.assigned).toEqual([]);
    expect(outcomes).toHaveLength(1);
    expect(engine.getSnapshot().canRetry).toBe(true);
  });

  test('the next click uses the blocked attempt', async () => {
    const { engine, browser, handler, state } = setUp();
    browser.view.isBlocking = true;
    void engine.open({ mode: 'popup' });
    await pass(0);
    browser.view.isBlocking = false;
    void engine.open({ mode: 'popup' });
    expect(browser.popup().visited).toEqual([startUrl]);
    expect(state()).toBe('waiting');
    expect(handler.count('POST /attempts')).toBe(1);
  });

  test('the link is followed to its outcome', async () => {
    const { engine, browser, handler, outcomes, state } = setUp();
    browser.view.isBlocking = true;
    void engine.open({ mode: 'popup' });
    await pass(0);
    browser.view.hasFocus = false;
    engine.follow(startUrl);
    expect(state()).toBe('unattached');
    engine.follow(startUrl);
    handler.set('a1', { status: 'connected', connection });
    await pass(1000);
    expect(outcomes).toEqual([
      { status: 'blocked', startUrl },
      { status: 'connected', connection },
    ]);
  });

  test('a page that unloads closes its blank popup, but no other', async () => {
    for (const [milliseconds, isClosed] of [
      [500, true],
      [1000, false],
    ] as const) {
      const { engine, browser, handler } = setUp();
      handler.rules.delay = 1000;
      void engine.open();
      await pass(milliseconds);
      browser.wake('pagehide');
      expect(browser.popup().closed).toBe(isClosed);
      engine.dispose();
    }
  });
});

describe('in place of the app', () => {
  test.each([
    ['mode redirect', {}, 'redirect' as const],
    [
      'a browser inside another app',
      { navigator: { userAgent: 'Chrome/130; wv) [FBAN/FB4A]' } },
      'auto' as const,
    ],
  ])('%s opens no popup', async (_, overrides, mode) => {
    const { engine, browser } = setUp(overrides);
    void engine.open({ mode });
    await pass(0);
    expect(browser.popups).toEqual([]);
    expect(browser.assigned).toEqual([startUrl]);
  });

  test('a refused attempt does not redirect', async () => {
    const { engine, browser, handler } = setUp();
    handler.rules.instead = () => handler.refuse('signed_out', 401);
    const promise = engine.open({ mode: 'redirect' });
    await pass(0);
    expect(await promise).toMatchObject({ status: 'failed', code: 'signed_out' });
    expect(browser.assigned).toEqual([]);
    expect(browser.stored.size).toBe(0);
  });

  test('a page shown again from the back/forward cache offers another try', async () => {
    const { engine, browser, state } = setUp();
    void engine.open({ mode: 'redirect' });
    await pass(0);
    await pass(9000);
    expect(state()).toBe('redirecting');
    browser.wake('pageshow');
    expect(state()).toBe('unattached');
    await pass(3000);
    expect(state()).toBe('dismissed');
  });
});
