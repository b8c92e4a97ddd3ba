import { attemptName } from '@kit/protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AttemptEvent } from './AttemptEvent.ts';
import { createConnectEngine } from './createConnectEngine.ts';
import { appOrigin, hostedOrigin } from './browser/environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import { hint, pass, relay, setUp } from './setUp.fixture.ts';

const attemptId = 'k7Jq2mX9pL4vT8wZ1bN6cR3yH5';
const attempt = attemptName(attemptId);
afterEach(() => void vi.useRealTimers());

/** An engine whose events are kept, on a server whose attempts have ids as long as real ones. */
function listen(options: Parameters<typeof setUp>[1] = {}, overrides: Parameters<typeof setUp>[0] = {}) {
  const events: AttemptEvent[] = [];
  const kit = setUp(overrides, { ...options, onEvent: (event) => events.push(event) });
  kit.handler.rules.instead = (call) =>
    call === 'POST /attempts' || call.endsWith('/reconnect')
      ? Response.json({
          attemptId,
          startUrl: `/api/connect/start/${attemptId}`,
          expiresAt: new Date(Date.now() + 600_000),
        })
      : undefined;
  const happened = () => events.map(({ at: _at, application: _application, ...event }) => event);
  return { ...kit, events, happened };
}

test("an attempt emits events with the server's names, each with its time and application", async () => {
  const { browser, handler, openWaiting, events, happened } = listen();
  const { popup } = await openWaiting();
  browser.post({ origin: hostedOrigin, source: popup, data: hint('secret-id') });
  handler.set(attemptId, { status: 'started' });
  await pass(0);
  handler.set(attemptId, { status: 'connected', connection });
  browser.broadcast(attemptId, relay(attemptId));
  await pass(1000);
  expect(happened()).toEqual([
    { type: 'popup.opened' },
    { type: 'attempt.created', mode: 'popup', attempt },
    { type: 'identity.announced', attempt },
    { type: 'attempt.started', attempt },
    { type: 'connection.created', attempt },
  ]);
  expect(events[0]).toMatchObject({ at: '2026-06-01T12:00:00.000Z', application: 'linkedin' });
  const said = JSON.stringify(events);
  for (const secret of [attemptId, 'secret-id', connection.id, connection.accountName, '/start/'])
    expect(said).not.toContain(secret);
});

test.each([
  ['connected', { status: 'connected', connection }, { type: 'connection.reconnected', attempt }],
  [
    'failed',
    { status: 'failed', code: 'identity_taken' },
    { type: 'attempt.ended', status: 'failed', code: 'identity_taken', attempt },
  ],
  ['expired', { status: 'expired' }, { type: 'attempt.ended', status: 'expired', attempt }],
] as const)('a reconnect that ends as %s', async (_, change, last) => {
  const { browser, handler, openWaiting, happened } = listen({ connectionId: 'con_1' });
  await openWaiting();
  handler.set(attemptId, change);
  browser.broadcast(attemptId, relay(attemptId));
  await pass(0);
  expect(happened().at(-1)).toEqual(last);
});

test('a dismissed attempt that connects later', async () => {
  const { browser, handler, openWaiting, happened } = listen();
  const { popup } = await openWaiting();
  handler.set(attemptId, { status: 'started' });
  popup.closed = true;
  await pass(4000);
  handler.set(attemptId, { status: 'connected', connection });
  browser.broadcast(attemptId, relay(attemptId));
  await pass(0);
  expect(happened().slice(2)).toEqual([
    { type: 'popup.closed', attempt },
    { type: 'attempt.started', attempt },
    { type: 'attempt.dismissed', attempt },
    { type: 'connection.created', attempt },
  ]);
});

test('without a popup: a redirect, or blocked', async () => {
  const redirected = listen();
  redirected.browser.view.isBlocking = true;
  void redirected.engine.open();
  await pass(0);
  expect(redirected.happened()).toEqual([
    { type: 'popup.blocked' },
    { type: 'attempt.created', mode: 'redirect', attempt },
    { type: 'redirect.started', attempt },
  ]);
  vi.useRealTimers();

  const blocked = listen();
  blocked.browser.view.isBlocking = true;
  await blocked.engine.open({ mode: 'popup' });
  expect(blocked.happened().at(-1)).toEqual({ type: 'attempt.ended', status: 'blocked', attempt });
});

test('a popup closed before the server answers: the event names no attempt', async () => {
  const { browser, handler, engine, happened } = listen();
  handler.rules.delay = 2000;
  void engine.open();
  browser.popup().closed = true;
  await pass(500);
  expect(happened()).toEqual([
    { type: 'popup.opened' },
    { type: 'popup.closed' },
    { type: 'attempt.ended', status: 'cancelled' },
  ]);
});

describe('a rejected message', () => {
  test.each([
    ['origin', { origin: 'https://evil.example', data: hint() }],
    ['origin', { origin: 'null', data: relay(attemptId) }],
    ['window', { origin: hostedOrigin, source: {}, data: hint() }],
    ['window', { origin: appOrigin, source: null, data: relay(attemptId) }],
    ['untrusted', { isTrusted: false, data: hint() }],
    ['content', { origin: hostedOrigin, data: hint('</script>') }],
    ['content', { origin: appOrigin, data: relay('another') }],
  ] as const)('emits one event with the reason %s', async (reason, message) => {
    const { browser, openWaiting, happened } = listen();
    const { popup } = await openWaiting();
    for (let count = 0; count < 3; count += 1) browser.post({ source: popup, ...message });
    await pass(0);
    const origin = 'origin' in message ? message.origin : '';
    expect(happened().slice(2)).toEqual([{ type: 'message.rejected', reason, origin, attempt }]);
  });

  test('emits one event, whichever page it imitates', async () => {
    const { browser, openWaiting, happened } = listen();
    await openWaiting();
    for (const data of [hint(), relay(attemptId)]) browser.post({ origin: 'https://evil.example', data });
    expect(happened().slice(2)).toMatchObject([{ type: 'message.rejected', reason: 'origin' }]);
  });

  test('emits nothing if it comes from the popup of another attempt', async () => {
    const { browser, client, openWaiting, handler, happened } = listen();
    await openWaiting();
    handler.rules.instead = undefined;
    const { environment } = browser;
    const other = createConnectEngine({ client, application: 'notion', hostedOrigin, environment });
    void other.open();
    await pass(0);
    browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint() });
    browser.post({ origin: appOrigin, source: browser.popup(), data: relay('a1') });
    expect(browser.popups).toHaveLength(2);
    expect(happened()).toHaveLength(2);
    other.cancel();
  });

  test('emits nothing after a reload, when the popup is unknown', async () => {
    const { browser, openWaiting, engine, reload, events } = listen();
    await openWaiting();
    engine.dispose();
    const reloaded = reload();
    reloaded.resume();
    browser.post({ origin: appOrigin, source: {}, data: relay(attemptId) });
    await pass(0);
    expect(events.filter(({ type }) => type === 'message.rejected')).toEqual([]);
    reloaded.cancel();
  });

  test('a message of another script emits nothing', async () => {
    const { browser, openWaiting, happened } = listen();
    await openWaiting();
    for (const data of [undefined, 'identity-created', { type: 'webpackOk' }, [1]])
      browser.post({ origin: 'https://evil.example', data });
    expect(happened()).toHaveLength(2);
  });

  test('from our own popup reports a wrong hostedOrigin once', async () => {
    const warnings = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { browser, openWaiting } = listen();
    const { popup } = await openWaiting();
    browser.post({ origin: 'https://evil.example', source: {}, data: hint() });
    expect(warnings).not.toHaveBeenCalled();
    for (let count = 0; count < 2; count += 1)
      browser.post({ origin: 'https://staging.example', source: popup, data: hint() });
    expect(warnings).toHaveBeenCalledOnce();
    expect(warnings.mock.calls.join()).toContain('https://staging.example');
    warnings.mockRestore();
  });
});
