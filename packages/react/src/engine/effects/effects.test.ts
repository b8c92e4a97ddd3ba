import { afterEach, describe, expect, test, vi } from 'vitest';
import { appOrigin } from '../browser/environment.fixture.ts';
import { connection } from '../handler.fixture.ts';
import { pass, relay, setUp } from '../setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
const read = 'GET /attempts/a1';
afterEach(() => void vi.useRealTimers());

describe('a popup that reads as closed', () => {
  test('is unattached, then dismissed after 3 seconds, and a late success still counts', async () => {
    const { browser, handler, openWaiting, engine, outcomes, state } = setUp();
    const { popup, promise } = await openWaiting();
    handler.set('a1', { status: 'started' });
    popup.closed = true;
    await pass(500);
    expect(engine.getSnapshot()).toMatchObject({ state: 'unattached', isBusy: true, canRetry: false });
    await pass(2999);
    expect(state()).toBe('unattached');
    await pass(1);
    expect(engine.getSnapshot()).toEqual({ state: 'dismissed', isBusy: false, canRetry: true });
    await pass(120_000);
    expect(outcomes).toEqual([]);
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(await promise).toEqual(connected);
    expect(outcomes).toHaveLength(1);
  });

  test('is not dismissed while the user is elsewhere', async () => {
    const { browser, openWaiting, engine, state } = setUp();
    const { popup } = await openWaiting();
    browser.view.hasFocus = false;
    popup.closed = true;
    await pass(20_000);
    expect(engine.getSnapshot()).toMatchObject({ state: 'unattached', isBusy: false });
    browser.view.hasFocus = true;
    browser.wake();
    expect(state()).toBe('dismissed');
    const signals: unknown[] = [];
    engine.listen((signal) => signals.push(signal));
    browser.wake();
    expect(signals).toEqual([]);
  });

  test('is noticed immediately when the user comes back', async () => {
    const { browser, openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    browser.wake();
    expect(state()).toBe('unattached');
  });

  test('news that the server does not confirm lead back to unattached', async () => {
    const { browser, handler, openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    popup.closed = true;
    await pass(1000);
    browser.broadcast('a1', relay('a1'));
    expect(state()).toBe('confirming');
    await pass(0);
    expect(state()).toBe('unattached');
    await pass(3000);
    expect(state()).toBe('dismissed');
  });

  test("is explained on a developer's machine right after opening", async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const location = { origin: appOrigin, hostname: 'localhost', href: appOrigin, assign: () => {} };
    const { openWaiting } = setUp({ location });
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(500);
    expect(warn.mock.calls.join()).toContain('Cross-Origin-Opener-Policy');
    warn.mockRestore();
  });

  test('is not explained after the sign-in, because it closes itself', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const location = { origin: appOrigin, hostname: 'localhost', href: appOrigin, assign: () => {} };
    const { browser, handler, openWaiting, state } = setUp({ location });
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' }); // the answer is still on its way
    browser.broadcast('a1', relay('a1'));
    popup.closed = true;
    browser.wake();
    expect(state()).toBe('unattached');
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

test('a subscriber that cancels on unattached leaves no timer and no call', async () => {
  const { browser, engine, handler, openWaiting, state } = setUp();
  const { popup } = await openWaiting();
  engine.subscribe(() => state() === 'unattached' && engine.cancel());
  popup.closed = true;
  browser.wake();
  await pass(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(handler.count(read)).toBe(0);
});

test('a listener that cancels on attempt.dismissed leaves the outcome in the snapshot', async () => {
  const cancel = { now: () => {} };
  const { engine, openWaiting } = setUp(
    {},
    { onEvent: ({ type }) => type === 'attempt.dismissed' && cancel.now() },
  );
  cancel.now = engine.cancel;
  const { popup } = await openWaiting();
  popup.closed = true;
  await pass(4000);
  expect(engine.getSnapshot()).toMatchObject({ state: 'ended', outcome: { status: 'cancelled' } });
});
