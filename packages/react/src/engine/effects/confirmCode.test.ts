import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { appOrigin, appWindow, createFakeBrowser, hostedOrigin } from '../browser/environment.fixture.ts';
import { connection } from '../handler.fixture.ts';
import { hint, pass, relay, setUp } from '../setUp.fixture.ts';

const confirm = 'POST /attempts/a1/confirm';
const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

const embedded = appWindow('https://portal.example');

/** In a frame of another site, with the popup on the sign-in. */
async function openFramed() {
  const kit = setUp({ self: embedded });
  const { promise, popup } = await kit.openWaiting();
  const sendCode = (completionCode = 'code', source: unknown = popup) =>
    kit.browser.post({ origin: appOrigin, source, data: relay('a1', { completionCode }) });
  return { ...kit, promise, popup, sendCode };
}

describe('in a frame of another site', () => {
  test('the code of the popup is sent with the secret, and the answer is the outcome', async () => {
    const { handler, popup, promise, sendCode, state } = await openFramed();
    expect(handler.bodies).toMatchObject([{ mode: 'frame' }]);
    handler.set('a1', connected);
    sendCode();
    expect(state()).toBe('confirming');
    expect(popup.received, 'the popup may close').toEqual([
      [{ v: 1, type: 'connect:ack', attemptId: 'a1' }, appOrigin],
    ]);
    expect(await promise).toEqual(connected);
    expect(handler.bodies[1]).toEqual({ completionCode: 'code', secret: 'secret of a1' });
    expect(handler.count(confirm)).toBe(1);
  });

  test.each([
    ['in a frame of another site, where the header has no effect, is silent', embedded, 0],
    ['elsewhere warns of Cross-Origin-Opener-Policy', appWindow(), 1],
  ])('a popup that reads as closed after a moment: %s', async (_, self, count) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    onTestFinished(() => warn.mockRestore());
    const { location } = createFakeBrowser().environment;
    const { openWaiting, state } = setUp({
      self,
      location: { ...location, hostname: 'localhost' },
    });
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(500);
    expect(state()).toBe('unattached');
    expect(warn).toHaveBeenCalledTimes(count);
  });

  test('an attempt that was prepared has a secret, too', async () => {
    const { browser, engine, handler } = setUp({ self: embedded });
    engine.prepare();
    await pass(0);
    void engine.open();
    browser.post({
      origin: appOrigin,
      source: browser.popup(),
      data: relay('a1', { completionCode: 'code' }),
    });
    await pass(0);
    expect(handler.bodies[1]).toMatchObject({ secret: 'secret of a1' });
  });

  test('a popup that closes before the server has answered is not a dismissal', async () => {
    const { handler, outcomes, popup, sendCode, state } = await openFramed();
    handler.rules.delay = 5000;
    handler.set('a1', connected);
    sendCode();
    popup.closed = true;
    await pass(4900);
    expect(state()).not.toBe('dismissed');
    await pass(200);
    expect(outcomes).toEqual([connected]);
  });

  test('the secret is kept in memory only', async () => {
    const { browser } = await openFramed();
    expect([...browser.stored.values()].join('')).not.toContain('secret');
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another window', { source: {} }],
    ['a script of the page', { isTrusted: false }],
    ['another attempt', { data: relay('a2', { completionCode: 'code' }) }],
  ])('a code from %s is not sent', async (_, change) => {
    const { browser, handler, popup, state } = await openFramed();
    const data = relay('a1', { completionCode: 'code' });
    browser.post({ origin: appOrigin, source: popup, data, ...change });
    await pass(0);
    expect(handler.count(confirm)).toBe(0);
    expect(popup.received).toEqual([]);
    expect(state()).toBe('waiting');
  });

  test('the start page, on which the popup looks for this page, is not news', async () => {
    const { handler, popup, state } = await openFramed();
    popup.place = { origin: appOrigin, pathname: '/api/connect/start/a1' };
    await pass(500);
    expect(state()).toBe('waiting');
    popup.place = { origin: appOrigin, pathname: '/api/connect/callback/s3cret' };
    await pass(500);
    expect(state()).toBe('confirming');
    expect(handler.count('GET /attempts/a1')).toBe(1);
  });

  test('a popup that closes without a code: the announced identity is sent with the secret', async () => {
    const { browser, handler, outcomes, popup, state } = await openFramed();
    handler.set('a1', connected);
    browser.post({ origin: hostedOrigin, source: popup, data: hint() });
    expect(state()).toBe('confirming');
    popup.closed = true;
    browser.wake();
    expect(handler.bodies[1]).toEqual({ identityId: 'id_1', secret: 'secret of a1' });
    await pass(0);
    expect(outcomes).toEqual([connected]);
  });

  test('a code that follows the announcement is sent, and the announced identity is not', async () => {
    const { browser, handler, outcomes, popup, sendCode } = await openFramed();
    browser.post({ origin: hostedOrigin, source: popup, data: hint() });
    await pass(1000);
    handler.complete('a1', connected);
    handler.rules.delay = 5000;
    sendCode('code1');
    popup.closed = true; // as it does once it has the app's reply
    await pass(10_000);
    expect(outcomes).toEqual([connected]);
    expect(handler.bodies.slice(1)).toEqual([{ completionCode: 'code1', secret: 'secret of a1' }]);
  });

  test('a refusal of the server ends the attempt', async () => {
    const { handler, outcomes, sendCode } = await openFramed();
    handler.rules.instead = () => handler.refuse('identity_taken', 409);
    sendCode();
    await pass(0);
    expect(outcomes).toMatchObject([{ status: 'failed', code: 'identity_taken' }]);
  });

  test.each([
    ['signed_out', 401],
    ['owner_changed', 409],
    ['store_unavailable', 503],
  ])('%s says nothing about the code, which is sent again', async (code, status) => {
    const { handler, outcomes, sendCode } = await openFramed();
    handler.set('a1', { status: 'started' });
    handler.rules.instead = (call) => (call === confirm ? handler.refuse(code, status) : undefined);
    sendCode();
    await pass(1000);
    handler.set('a1', connected);
    handler.rules.instead = undefined;
    await pass(5000);
    expect(outcomes).toEqual([connected]);
  });

  test('a popup without a code leads to a question, because the popup may have connected the account itself', async () => {
    const { browser, handler, outcomes, popup } = await openFramed();
    handler.set('a1', connected);
    browser.post({ origin: appOrigin, source: popup, data: relay('a1') });
    await pass(0);
    expect(outcomes).toEqual([connected]);
    expect(handler.count(confirm)).toBe(0);
  });

  test('another provider of the page continues with the secret', async () => {
    const { handler, makeEngine, sendCode } = await openFramed();
    const next = makeEngine();
    next.subscribe(() => {});
    next.resume();
    handler.set('a1', connected);
    sendCode();
    await pass(0);
    expect(handler.bodies.at(-1)).toEqual({ completionCode: 'code', secret: 'secret of a1' });
    expect(next.getSnapshot()).toMatchObject({ outcome: connected });
  });

  test('the frame itself is never redirected', async () => {
    const { browser, engine, outcomes } = setUp({ self: embedded });
    browser.view.isBlocking = true;
    void engine.open({ mode: 'redirect' });
    await pass(0);
    expect(browser.assigned).toEqual([]);
    expect(outcomes).toMatchObject([{ status: 'blocked' }]);
  });
});

test('a page that is in no frame, or in one of the same origin, ignores codes', async () => {
  for (const self of [appWindow(), appWindow(appOrigin)]) {
    const { browser, handler, openWaiting } = setUp({ self });
    const { popup } = await openWaiting();
    expect(handler.bodies).toMatchObject([{ mode: 'popup' }]);
    browser.post({ origin: appOrigin, source: popup, data: relay('a1', { completionCode: 'code' }) });
    await pass(0);
    expect(handler.count(confirm)).toBe(0);
    expect(popup.received).toEqual([]);
    vi.useRealTimers();
  }
});
