import { afterEach, expect, test, vi } from 'vitest';
import { appOrigin, appWindow } from './browser/environment.fixture.ts';
import { pass, setUp } from './setUp.fixture.ts';

const blocked = { status: 'blocked', startUrl: `${appOrigin}/api/connect/start/a1` };
afterEach(() => void vi.useRealTimers());

/** Refused a window in a frame, whose page may also have hidden one that did open. */
async function openFramed() {
  const kit = setUp({ self: appWindow('https://portal.example') });
  kit.engine.prepare();
  await pass(0);
  kit.browser.view.isBlocking = true;
  kit.browser.view.hasFocus = false;
  void kit.engine.open();
  expect(kit.state()).toBe('unattached');
  return kit;
}

test.each([
  ['created', [blocked]],
  ['started', []],
] as const)('the server knows whether a popup opened: %s', async (status, ends) => {
  const { handler, outcomes } = await openFramed();
  handler.set('a1', { status });
  await pass(2600);
  expect(outcomes).toEqual(ends);
});

test('a Retry-After is respected', async () => {
  const { handler } = await openFramed();
  handler.rules.instead = () => handler.refuse('rate_limited', 429, 60);
  await pass(4000);
  const asked = handler.count('GET /attempts/a1');
  await pass(50_000);
  expect(handler.count('GET /attempts/a1')).toBe(asked);
});

test('an unreachable server is asked again', async () => {
  const { handler, outcomes } = await openFramed();
  handler.rules.instead = () => Promise.reject(new TypeError('offline'));
  await pass(4000);
  handler.rules.instead = undefined;
  await pass(2500);
  expect(outcomes).toEqual([blocked]);
});
