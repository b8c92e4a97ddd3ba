import { afterEach, describe, expect, test, vi } from 'vitest';
import type { IncomingMessage } from '../browser/environment.ts';
import { appOrigin, hostedOrigin, type createFakeBrowser } from '../browser/environment.fixture.ts';
import { connection } from '../handler.fixture.ts';
import { hint, pass, relay, setUp } from '../setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
type Browser = ReturnType<typeof createFakeBrowser>;
const read = 'GET /attempts/a1';
afterEach(() => void vi.useRealTimers());

describe('news from the relay page', () => {
  const channels: Record<string, (browser: Browser) => void> = {
    message: (browser) => browser.post({ origin: appOrigin, source: browser.popup(), data: relay('a1') }),
    channel: (browser) => browser.broadcast('a1', relay('a1')),
    location: (browser) => {
      browser.popup().place = { origin: appOrigin, pathname: '/api/connect/callback/s3cret' };
      browser.wake();
    },
  };
  test.each(Object.entries(channels))(
    'by %s: the server is asked, and its answer is the outcome',
    async (_, act) => {
      const { browser, handler, openWaiting, engine, outcomes, state } = setUp();
      const { promise, popup } = await openWaiting();
      handler.set('a1', connected);
      expect(handler.count(read), 'nothing is asked while the user is signing in').toBe(0);
      act(browser);
      expect(state()).toBe('confirming');
      await pass(0);
      expect(await promise).toEqual(connected);
      expect(outcomes).toHaveLength(1);
      expect(popup.closed).toBe(true);
      expect(engine.getSnapshot()).toEqual({
        state: 'ended',
        isBusy: false,
        canRetry: false,
        outcome: connected,
      });
    },
  );

  test('the popup is checked every 500 ms', async () => {
    const { openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    popup.place = { origin: appOrigin, pathname: '/api/connect/callback/s3cret' };
    await pass(499);
    expect(state()).toBe('waiting');
    await pass(1);
    expect(state()).toBe('confirming');
  });

  test('are acknowledged on the channel, after which the page closes itself', async () => {
    const { browser, openWaiting } = setUp();
    await openWaiting();
    const sent = browser.channels.get('connect:a1')?.sent;
    browser.broadcast('a1', relay('a1'));
    expect(sent).toEqual([{ v: 1, type: 'connect:ack', attemptId: 'a1' }]);
  });

  test('received during an older call lead to another call', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(500); // detached: asked for the first time
    handler.set('a1', connected);
    handler.rules.delay = 100;
    handler.rules.instead = () => {
      handler.rules.instead = undefined;
      return Response.json({ attemptId: 'a1', application: 'linkedin', status: 'started' });
    };
    await pass(1000);
    browser.broadcast('a1', relay('a1'));
    await pass(200);
    expect(outcomes).toEqual([connected]);
  });

  test("the handler's start page in the popup counts as news", async () => {
    const { handler, openWaiting, state } = setUp();
    const { popup } = await openWaiting();
    popup.place = { origin: appOrigin, pathname: '/api/connect/start/a1' };
    await pass(500);
    expect(state()).toBe('confirming');
    expect(handler.count(read)).toBe(1);
  });

  test.each([
    ['created', [{ status: 'failed', code: 'anchor_unavailable' }]],
    ['started', []],
  ] as const)('a refusal counts only while the server says created: %s', async (status, expected) => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    handler.set('a1', { status });
    browser.broadcast('a1', relay('a1', { code: 'anchor_unavailable' }));
    await pass(0);
    expect(outcomes).toMatchObject(expected);
  });
});

const message = (change: Partial<IncomingMessage>) => change;

describe('forged news have no effect', () => {
  test.each([
    ['another origin', message({ origin: 'https://evil.example' })],
    ['from the hosted page', message({ origin: hostedOrigin })],
    ['wrong window', message({ source: {} })],
    ['made by a script of the page', message({ isTrusted: false })],
    ['of another attempt', message({ data: relay('a2') })],
    ['of another version', message({ data: relay('a1', { v: 2 }) })],
  ])('%s', async (_, change) => {
    const { browser, handler, openWaiting, engine } = setUp();
    const { popup } = await openWaiting();
    const before = engine.getSnapshot();
    browser.post({ origin: appOrigin, source: popup, data: relay('a1'), ...change });
    await pass(6000);
    expect(engine.getSnapshot()).toBe(before);
    expect(handler.calls).toEqual(['POST /attempts']);
  });

  test('on the channel from another origin', async () => {
    const { browser, handler, openWaiting, state } = setUp();
    await openWaiting();
    browser.broadcast('a1', relay('a1'), 'https://evil.example');
    await pass(0);
    expect(state()).toBe('waiting');
    expect(handler.count(read)).toBe(0);
  });
});

test('after news, the attempt is not dismissed before the server answers', async () => {
  const { browser, handler, openWaiting, outcomes, state } = setUp();
  const { popup } = await openWaiting();
  handler.rules.delay = 6000;
  handler.set('a1', { status: 'connected', connection });
  browser.broadcast('a1', relay('a1'));
  popup.closed = true;
  const seen = new Set<string>();
  for (let tenth = 0; tenth < 59; tenth += 1) {
    await pass(100);
    seen.add(state());
  }
  expect(seen).toEqual(new Set(['confirming', 'unattached']));
  await pass(200);
  expect(outcomes).toMatchObject([{ status: 'connected' }]);
});

describe('forged announcements have no effect', () => {
  test.each([
    ['another origin', message({ origin: 'https://evil.example' })],
    ['a prefix of the origin', message({ origin: `${hostedOrigin}.evil.example` })],
    ['an opaque origin', message({ origin: 'null' })],
    ['right origin and wrong window', message({ source: {} })],
    ['no popup', message({ source: null })],
    ['made by a script of the page', message({ isTrusted: false })],
    ['markup for an id', message({ data: hint('</script>') })],
    ['not an object', message({ data: 'identity-created' })],
  ])('%s', async (_, change) => {
    const { browser, handler, openWaiting, engine, outcomes } = setUp();
    const { popup } = await openWaiting();
    const before = engine.getSnapshot();
    browser.post({ origin: hostedOrigin, source: popup, data: hint(), ...change });
    await pass(6000);
    expect(engine.getSnapshot()).toBe(before);
    expect(handler.calls).toEqual(['POST /attempts']);
    expect(outcomes).toEqual([]);
    expect(popup.closed).toBe(false);
  });

  test('without a run there are no listeners', async () => {
    const { browser, engine } = setUp();
    engine.prepare();
    await pass(0);
    expect(browser.listening()).toBe(0);
  });
});
