import { afterEach, expect, test, vi } from 'vitest';
import { appOrigin, hostedOrigin } from './browser/environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import type { Outcome } from './types.ts';
import { hint, pass, relay, setUp } from './setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

/** A provider that went away in mid-flight, and one that came in its place. */
async function comeBack() {
  const types: string[] = [];
  const kit = setUp({}, { onEvent: ({ type }) => types.push(type) });
  const leave = kit.engine.subscribe(() => {});
  const opened = await kit.openWaiting();
  leave();
  const next = kit.makeEngine();
  next.subscribe(() => {});
  const ends: Outcome[] = [];
  next.listen((signal) => signal.type === 'outcome' && ends.push(signal.outcome));
  next.resume();
  return { ...kit, ...opened, next, ends, types };
}

test('an engine that replaces another takes over its popup', async () => {
  const { browser, handler, next, popup } = await comeBack();
  expect(next.getSnapshot()).toMatchObject({ state: 'waiting', isBusy: true });
  void next.open();
  expect(popup.focused).toBe(1);
  expect(browser.popups).toHaveLength(1);
  expect(handler.count('POST /attempts')).toBe(1);
  next.cancel();
  expect(popup.closed).toBe(true);
});

test('one outcome is reported, and the first promise resolves with it', async () => {
  const { browser, handler, ends, outcomes, promise, types } = await comeBack();
  handler.set('a1', connected);
  browser.broadcast('a1', relay('a1'));
  await pass(0);
  expect(await promise).toEqual(connected);
  expect([...ends, ...outcomes]).toEqual([connected]);
  expect(types.filter((type) => type === 'connection.created')).toHaveLength(1);
});

test('an announcement is kept and reported once', async () => {
  const types: string[] = [];
  const { browser, handler, engine, makeEngine, openWaiting } = setUp(
    {},
    { onEvent: ({ type }) => types.push(type) },
  );
  const { popup } = await openWaiting();
  handler.set('a1', { status: 'started' });
  browser.post({ origin: hostedOrigin, source: popup, data: hint() });
  const next = makeEngine();
  next.resume();
  expect([engine, next].map((one) => one.getSnapshot().state)).toEqual(['idle', 'confirming']);
  popup.closed = true;
  await pass(500);
  expect(handler.count('POST /attempts/a1/confirm')).toBe(1);
  expect(types.filter((type) => type === 'identity.announced')).toHaveLength(1);
  next.dispose();
});

test('two engines shown together share the popup, and both report the outcome', async () => {
  const { browser, handler, engine, makeEngine, openWaiting, outcomes, state } = setUp();
  engine.subscribe(() => {});
  const { popup } = await openWaiting();
  const other = makeEngine();
  other.resume();
  expect([state(), other.getSnapshot().state]).toEqual(['waiting', 'waiting']);
  handler.set('a1', connected);
  browser.post({ origin: appOrigin, source: popup, data: relay('a1') });
  await pass(0);
  expect(outcomes).toEqual([connected]);
  expect(other.getSnapshot().outcome).toEqual(connected);
  expect(popup.closed).toBe(true);
});
