import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { pass, setUp } from '../setUp.fixture.ts';
import type { NativeShell } from './NativeShell.ts';
import { back, completed, connected, createSystem, openApp, returnLink, startUrl } from './system.fixture.ts';

afterEach(() => void vi.useRealTimers());

test('opens the start link in the system browser, and no window', async () => {
  const { browser, handler, opened, state } = await openApp();
  expect(handler.bodies).toEqual([{ application: 'linkedin', mode: 'native', returnTo: returnLink }]);
  expect(opened).toEqual([startUrl]);
  expect(browser.popups).toEqual([]);
  expect(browser.assigned).toEqual([]);
  expect(state()).toBe('external');
});

test('sends the code of the return link with the secret, and is connected', async () => {
  const { handler, confirmations, openUrl, promise, browser, listeners } = await openApp();
  handler.complete('a1', connected);
  openUrl(completed);
  await pass(0);
  expect(await promise).toEqual(connected);
  expect(confirmations()).toEqual([{ completionCode: 'code1', secret: 'secret of a1' }]);
  expect(browser.local.size).toBe(0);
  expect(listeners.size).toBe(0);
});

test('the code is sent again until the server can be reached', async () => {
  const { handler, openUrl, outcomes } = await openApp();
  handler.complete('a1', connected);
  handler.rules.instead = () => Promise.reject(new TypeError('offline'));
  openUrl(completed);
  await pass(4000);
  expect(outcomes).toEqual([]);
  handler.rules.instead = undefined;
  await pass(5000);
  expect(outcomes).toEqual([connected]);
});

test.each([
  ['another link of the app', 'com.example.app:/invoices/1'],
  ['another attempt', back('connect_attempt=a2&connect_code=code1')],
  ['two attempts', back('connect_attempt=a1&connect_attempt=a2&connect_code=code1')],
  ['no link', 'connect_attempt=a1'],
])('ignores %s', async (_, url) => {
  const { handler, confirmations, openUrl, state } = await openApp();
  const before = handler.calls.length;
  openUrl(url);
  await pass(0);
  expect(handler.calls).toHaveLength(before);
  expect(confirmations()).toEqual([]);
  expect(state()).toBe('external');
});

test('a forged code changes nothing: the real one still connects', async () => {
  const { handler, openUrl, outcomes } = await openApp();
  handler.set('a1', { status: 'started' });
  handler.complete('a1', connected);
  openUrl(back('connect_attempt=a1&connect_code=forged'));
  await pass(0);
  expect(outcomes).toEqual([]);
  openUrl(completed);
  await pass(0);
  expect(outcomes).toEqual([connected]);
});

test('a link without a code makes the engine ask the server', async () => {
  const { handler, openUrl, outcomes } = await openApp();
  handler.set('a1', connected);
  openUrl(back('connect_attempt=a1'));
  await pass(0);
  expect(outcomes).toEqual([connected]);
});

test.each([
  ['created', 'anchor_unavailable', [{ status: 'failed', code: 'anchor_unavailable' }]],
  ['cancelled', 'attempt_cancelled', [{ status: 'cancelled' }]],
  ['started', 'attempt_cancelled', []],
] as const)('a refusal counts if the server says the same: %s', async (status, code, ends) => {
  const { handler, openUrl, outcomes } = await openApp();
  handler.set('a1', { status, code });
  openUrl(back(`connect_attempt=a1&connect_error=${code}`));
  await pass(0);
  expect(outcomes).toMatchObject(ends);
  expect(outcomes).toHaveLength(ends.length);
});

describe('the user comes back without a link', () => {
  test('the server is asked immediately, and another try is possible after three seconds', async () => {
    const { browser, handler, state } = await openApp();
    browser.changeVisibility('hidden');
    await pass(60_000);
    const before = handler.calls.length;
    browser.view.hasFocus = true;
    browser.changeVisibility('visible');
    await pass(0);
    expect(handler.calls.slice(before)).toEqual(['GET /attempts/a1']);
    expect(state()).toBe('external');
    await pass(3000);
    expect(state()).toBe('dismissed');
  });

  test('a glance at the app does not count', async () => {
    const { browser, state } = await openApp();
    browser.view.hasFocus = true;
    browser.wake();
    await pass(1000);
    browser.view.hasFocus = false;
    await pass(10_000);
    expect(state()).toBe('external');
  });

  test('a late link still connects', async () => {
    const { browser, handler, openUrl, outcomes, state } = await openApp();
    browser.view.hasFocus = true;
    browser.wake();
    await pass(3000);
    expect(state()).toBe('dismissed');
    handler.complete('a1', connected);
    openUrl(completed);
    await pass(0);
    expect(outcomes).toEqual([connected]);
  });
});

test('another press opens the same sign-in again', async () => {
  const { engine, opened, promise, handler } = await openApp();
  expect(engine.open()).toBe(promise);
  await pass(0);
  expect(opened).toEqual([startUrl, startUrl]);
  expect(handler.count('POST /attempts')).toBe(1);
});

test('can be cancelled, and a later link is ignored', async () => {
  const { engine, confirmations, openUrl, outcomes, browser } = await openApp();
  engine.cancel();
  openUrl(completed);
  await pass(0);
  expect(outcomes).toEqual([{ status: 'cancelled' }]);
  expect(confirmations()).toEqual([]);
  expect(browser.local.size).toBe(0);
});

test('without a browser, the page shows a link, which can still be followed', async () => {
  const { native, rules, openUrl } = createSystem();
  const { engine, handler, outcomes } = setUp({}, { native });
  rules.isBroken = true;
  void engine.open();
  await pass(0);
  expect(outcomes).toEqual([{ status: 'blocked', startUrl }]);
  engine.follow(startUrl);
  handler.complete('a1', connected);
  openUrl(completed);
  await pass(0);
  expect(outcomes.at(-1)).toEqual(connected);
});

test('a press creates the attempt only when it is over', async () => {
  const { native } = createSystem();
  const { engine, handler } = setUp({}, { native });
  engine.prepare();
  await pass(0);
  expect(handler.calls).toEqual([]);
});

/** An app whose shell has this listener, and what the console shows. */
function setUpShell(onOpenUrl: NativeShell['onOpenUrl']) {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  return { ...setUp({}, { native: { ...createSystem().native, onOpenUrl } }), log };
}

describe('a shell that cannot listen for links', () => {
  const report = [expect.stringMatching(/onOpenUrl.*errors#native_shell_failed/), new Error('Not allowed')];

  test.each<[string, NativeShell['onOpenUrl']]>([
    ['rejects', () => Promise.reject(new Error('Not allowed'))],
    [
      'throws',
      () => {
        throw new Error('Not allowed');
      },
    ],
  ])('%s: the attempt fails, and the console shows why', async (_, onOpenUrl) => {
    const { engine, log, outcomes } = setUpShell(onOpenUrl);
    void engine.open();
    await pass(0);
    expect(outcomes).toMatchObject([{ status: 'failed', code: 'native_shell_failed' }]);
    expect(log.mock.calls).toEqual([report]);
  });

  test('after a cold start, the stored attempt fails, too', async () => {
    const kit = setUpShell(() => Promise.reject(new Error('Not allowed')));
    kit.browser.local.set(
      'connect:/api/connect:linkedin:',
      JSON.stringify({ attemptId: 'a1', deadline: Date.now() + 60_000, secret: 'secret of a1' }),
    );
    kit.handler.set('a1', { status: 'started' });
    kit.engine.resume();
    await pass(0);
    expect(kit.outcomes).toMatchObject([{ status: 'failed', code: 'native_shell_failed' }]);
    expect(kit.log.mock.calls).toEqual([report]);
  });

  test('a stop function that fails is reported, and changes no outcome', async () => {
    const { engine, log, outcomes } = setUpShell(() => () => {
      throw new Error('Not allowed');
    });
    void engine.open();
    await pass(0);
    engine.cancel();
    await pass(0);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
    expect(log.mock.calls).toEqual([report]);
  });
});
