import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from '../handler.fixture.ts';
import { pass, setUp } from '../setUp.fixture.ts';

// The page is left for the sign-in, and its user, or the app, thinks better of it.
afterEach(() => void vi.useRealTimers());

test('a subscriber can cancel before the redirect: the page stays, and nothing is stored', async () => {
  const { engine, browser, state } = setUp();
  engine.prepare({ mode: 'redirect' });
  await pass(0);
  engine.subscribe(() => state() === 'redirecting' && engine.cancel());
  expect(await engine.open({ mode: 'redirect' })).toEqual({ status: 'cancelled' });
  expect(browser.assigned).toEqual([]);
  expect(browser.environment.sessionStorage.getItem('connect:/api/connect:linkedin:')).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('a listener of redirect.started can cancel: the page stays', async () => {
  const cancel = { now: () => {} };
  const { engine, browser, outcomes } = setUp(
    {},
    { onEvent: ({ type }) => type === 'redirect.started' && cancel.now() },
  );
  cancel.now = engine.cancel;
  void engine.open({ mode: 'redirect' });
  await pass(0);
  expect(outcomes).toEqual([{ status: 'cancelled' }]);
  expect(browser.assigned).toEqual([]);
});

test('cancelling during the redirect stops it', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  expect(browser.assigned).toHaveLength(1);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
});

test('cancelling before the server answers stops no load of the app', async () => {
  const { engine, browser, handler } = setUp();
  handler.rules.delay = 5000;
  void engine.open({ mode: 'redirect' });
  await pass(1000);
  engine.cancel();
  await pass(10_000);
  expect(browser.assigned).toEqual([]);
  expect(browser.stopped).toEqual([]);
});

test('cancelling during a slow redirect stops it once', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(15_000);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
});

test('disposing during the redirect stops it', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  engine.dispose();
  expect(browser.stopped).toEqual([1]);
});

describe('the app asks its user to stay', () => {
  test.each([{ defaultPrevented: true }, { returnValue: 'You have unsaved changes.' }])(
    'a user who stays can try again, and the attempt still counts: %j',
    async (event) => {
      const { engine, browser, handler, state, outcomes } = setUp();
      void engine.open({ mode: 'redirect' });
      await pass(0);
      browser.beginLeaving(event);
      await pass(900);
      expect(state(), 'a page that is left is here for a moment, too').toBe('redirecting');
      await pass(200);
      expect(engine.getSnapshot()).toEqual({ state: 'dismissed', isBusy: false, canRetry: true });
      handler.set('a1', { status: 'connected', connection });
      browser.wake();
      await pass(0);
      expect(outcomes).toEqual([{ status: 'connected', connection }]);
    },
  );

  test.each([
    ['15 seconds later, cancelling stops no load of the app', 15_000, []],
    ['5 seconds later, cancelling stops the slow redirect', 5_000, [1]],
  ])('%s', async (_, milliseconds, stopped) => {
    const { engine, browser } = setUp();
    void engine.open({ mode: 'redirect' });
    await pass(0);
    browser.beginLeaving({ defaultPrevented: true });
    await pass(milliseconds);
    engine.cancel();
    expect(browser.stopped).toEqual(stopped);
  });

  test('an app that does not ask is left', async () => {
    const { engine, browser, state } = setUp();
    void engine.open({ mode: 'redirect' });
    await pass(0);
    browser.beginLeaving();
    await pass(9000);
    expect(state()).toBe('redirecting');
  });
});

test('a page from the back/forward cache is not stopped', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  browser.wake('pageshow');
  engine.cancel();
  expect(browser.stopped).toEqual([]);
});
