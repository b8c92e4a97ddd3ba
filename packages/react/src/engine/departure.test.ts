import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from './handler.fixture.ts';
import { pass, setUp } from './setUp.fixture.ts';

// The page is left for the sign-in, and its user, or the app, thinks better of it.
afterEach(() => void vi.useRealTimers());

test('who hears that the page will be left may still cancel: it stays, and nothing is kept', async () => {
  const { engine, browser, state } = setUp();
  engine.prepare({ mode: 'redirect' });
  await pass(0);
  engine.subscribe(() => state() === 'redirecting' && engine.cancel());
  expect(await engine.open({ mode: 'redirect' })).toEqual({ status: 'cancelled' });
  expect(browser.assigned).toEqual([]);
  expect(browser.environment.sessionStorage.getItem('connect:/api/connect:linkedin:')).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('who hears that the page is left may still cancel: it is not', async () => {
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

test('cancelled while the page is being left, it stays', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  expect(browser.assigned).toHaveLength(1);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
});

test('cancelled before the server has answered, nothing of the app is stopped', async () => {
  const { engine, browser, handler } = setUp();
  handler.rules.delay = 5000;
  void engine.open({ mode: 'redirect' });
  await pass(1000);
  engine.cancel();
  await pass(10_000);
  expect(browser.assigned).toEqual([]);
  expect(browser.stopped).toEqual([]);
});

test('cancelled when the sign-in page has been long in coming, it stays all the same', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(15_000);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
  engine.cancel();
  expect(browser.stopped).toEqual([1]);
});

test('another user while the page is being left: it stays', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  engine.dispose();
  expect(browser.stopped).toEqual([1]);
});

describe('the app asks its user to stay', () => {
  test.each([{ defaultPrevented: true }, { returnValue: 'You have unsaved changes.' }])(
    'who is still here a second later can try again, and the attempt still counts: %j',
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
    ['15 s later the user has stayed, and cancelling stops nothing of the app', 15_000, []],
    ['5 s later the sign-in page may only be slow, and cancelling stops it', 5_000, [1]],
  ])('%s', async (_, milliseconds, stopped) => {
    const { engine, browser } = setUp();
    void engine.open({ mode: 'redirect' });
    await pass(0);
    browser.beginLeaving({ defaultPrevented: true });
    await pass(milliseconds);
    engine.cancel();
    expect(browser.stopped).toEqual(stopped);
  });

  test('an app that asks nothing is left', async () => {
    const { engine, browser, state } = setUp();
    void engine.open({ mode: 'redirect' });
    await pass(0);
    browser.beginLeaving();
    await pass(9000);
    expect(state()).toBe('redirecting');
  });
});

test('the page that was left and came back is not stopped any more', async () => {
  const { engine, browser } = setUp();
  void engine.open({ mode: 'redirect' });
  await pass(0);
  browser.wake('pageshow');
  engine.cancel();
  expect(browser.stopped).toEqual([]);
});
