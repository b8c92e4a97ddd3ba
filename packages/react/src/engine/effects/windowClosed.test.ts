import { afterEach, expect, test, vi } from 'vitest';
import { pass, relay, setUp } from '../setUp.fixture.ts';

afterEach(() => void vi.useRealTimers());

/** An attempt whose popup showed the sign-in for a second. */
async function openSeen() {
  const kit = setUp();
  const { popup } = await kit.openWaiting();
  kit.handler.set('a1', { status: 'started' });
  await pass(1000);
  return { ...kit, popup, isWindowClosed: () => kit.engine.getSnapshot().isWindowClosed };
}

test('a window that showed the sign-in, and whose user is back on the page, was closed by the user', async () => {
  const { engine, popup, isWindowClosed } = await openSeen();
  popup.closed = true;
  await pass(500);
  expect(engine.getSnapshot()).toEqual({ state: 'unattached', isBusy: true, canRetry: false });
  await pass(3000);
  const snapshot = { state: 'dismissed', isBusy: false, canRetry: true, isWindowClosed: true };
  expect(engine.getSnapshot()).toEqual(snapshot);
  engine.cancel();
  expect(engine.getSnapshot()).toMatchObject({ state: 'ended', outcome: { status: 'cancelled' } });
  expect(isWindowClosed()).toBe(true);
});

test('it stays known if the user goes elsewhere in the meantime', async () => {
  const { engine, browser, popup, state, isWindowClosed } = await openSeen();
  popup.closed = true;
  await pass(500);
  browser.view.hasFocus = false;
  await pass(3000);
  expect(engine.getSnapshot()).toEqual({ state: 'unattached', isBusy: false, canRetry: false });
  browser.view.hasFocus = true;
  browser.wake();
  await pass(3000);
  expect(state()).toBe('dismissed');
  expect(isWindowClosed()).toBe(true);
});

test('our own blank window that is closed was closed by the user', async () => {
  for (const delay of [2000, 100]) {
    const { browser, handler, engine } = setUp();
    handler.rules.delay = delay;
    const ending = engine.open();
    await pass(0);
    browser.popup().closed = true;
    await pass(3000);
    expect(await ending).toEqual({ status: 'cancelled' });
    expect(engine.getSnapshot().isWindowClosed).toBe(true);
  }
});

test.each([
  ['reads as closed before it showed the sign-in', 0, true],
  ['reads as closed while the user is in another window', 1000, false],
])('a window that %s may be open', async (_, milliseconds, hasFocus) => {
  const { browser, engine, openWaiting, state } = setUp();
  const { popup } = await openWaiting();
  await pass(milliseconds);
  browser.view.hasFocus = hasFocus;
  popup.closed = true;
  await pass(500);
  browser.view.hasFocus = true;
  browser.wake();
  await pass(3000);
  expect(state()).toBe('dismissed');
  expect(engine.getSnapshot()).not.toHaveProperty('isWindowClosed');
});

test('a window that still sends messages is open', async () => {
  const { browser, engine, popup, state } = await openSeen();
  popup.closed = true;
  await pass(500);
  browser.broadcast('a1', relay('a1'));
  expect(state()).toBe('confirming');
  await pass(4000);
  expect(state()).toBe('dismissed');
  expect(engine.getSnapshot()).not.toHaveProperty('isWindowClosed');
});

test('an attempt that the app cancels closes its own window', async () => {
  const { engine, state } = await openSeen();
  engine.cancel();
  expect(state()).toBe('ended');
  expect(engine.getSnapshot()).not.toHaveProperty('isWindowClosed');
});
