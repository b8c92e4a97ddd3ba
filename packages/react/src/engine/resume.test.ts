import { afterEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../client/createClient.ts';
import { createConnectEngine } from './createConnectEngine.ts';
import type { EngineSignal } from './types.ts';
import { appOrigin, hostedOrigin } from './browser/environment.fixture.ts';
import { connection, createFakeHandler } from './handler.fixture.ts';
import { pass, relay, setUp } from './setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

/** The page after a redirect that was refused. */
const returnedWith = (code: string) => ({
  location: {
    origin: appOrigin,
    hostname: 'app.example.com',
    href: `${appOrigin}/settings?connect_error=${code}&tab=accounts#top`,
    assign: () => {},
  },
});

/** Says that the attempt of the earlier page does not exist. */
const refuseReading = (handler: ReturnType<typeof createFakeHandler>) => (call: string) =>
  call === 'GET /attempts/a1' ? handler.refuse('not_found', 404) : undefined;

/** Clicks on a reloaded page, for whose attempt the server's answer takes a second. */
async function clickEarly(answer: (kit: ReturnType<typeof setUp>) => void, isPrepared = false) {
  const kit = setUp();
  const { popup } = await kit.openWaiting();
  answer(kit);
  kit.handler.rules.delay = 1000;
  const engine = kit.reload();
  engine.resume();
  await pass(500);
  if (isPrepared) {
    engine.prepare();
    await pass(1000);
  }
  const promise = engine.open();
  expect(kit.browser.popups).toHaveLength(2);
  return { ...kit, engine, promise, first: popup, second: kit.browser.popup() };
}

describe('resume', () => {
  test('after a reload, the channel still reports', async () => {
    const { browser, handler, openWaiting, reload } = setUp();
    await openWaiting();
    handler.set('a1', { status: 'started' });
    const reloaded = reload();
    reloaded.resume();
    reloaded.resume();
    expect(reloaded.getSnapshot()).toMatchObject({ state: 'unattached', isBusy: true });
    await pass(4000);
    expect(reloaded.getSnapshot().state).toBe('dismissed');
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(reloaded.getSnapshot().outcome).toEqual(connected);
  });

  test.each([
    ['failed', 'identity_taken', { status: 'failed', code: 'identity_taken' }],
    ['created', 'anchor_unavailable', { status: 'failed', code: 'anchor_unavailable' }],
    ['started', 'anchor_unavailable', undefined],
    ['created', 'made_up', undefined],
  ] as const)(
    'after a redirect, %s: the code %s is removed from the address, and counts only before the start',
    async (status, said, outcome) => {
      const { browser, handler, openWaiting, reload } = setUp(returnedWith(said));
      await openWaiting();
      handler.set('a1', { status, ...(status === 'failed' && { code: said }) });
      const returned = reload();
      returned.resume();
      await pass(0);
      expect(returned.getSnapshot()).toMatchObject(outcome ? { outcome } : { state: 'unattached' });
      expect(browser.replaced).toEqual([`${appOrigin}/settings?tab=accounts#top`]);
    },
  );

  test('the code in the address belongs to the attempt that left the page', async () => {
    const place = { ...returnedWith('anchor_unavailable').location, href: `${appOrigin}/settings` };
    const { handler, client, browser } = setUp({
      location: place,
      history: { state: null, replaceState: (_, __, url) => void (place.href = url) },
    });
    const { environment } = browser;
    const engineOf = (application: string) =>
      createConnectEngine({ client, application, hostedOrigin, environment });
    void engineOf('linkedin').open();
    await pass(0);
    void engineOf('notion').open({ mode: 'redirect' });
    await pass(0);
    handler.set('a1', { status: 'started' }); // its window was closed
    handler.set('a2', { status: 'created' }); // refused
    place.href += '?connect_error=anchor_unavailable';
    const [linkedin, notion] = [engineOf('linkedin'), engineOf('notion')];
    linkedin.resume();
    notion.resume();
    await pass(0);
    expect(notion.getSnapshot().outcome).toMatchObject({ status: 'failed', code: 'anchor_unavailable' });
    expect(linkedin.getSnapshot().outcome).toBeUndefined();
    expect(place.href).toBe(`${appOrigin}/settings`);
  });

  test('after a redirect that took too long, the attempt has expired', async () => {
    const { handler, engine, reload, browser } = setUp(returnedWith('attempt_expired'));
    void engine.open({ mode: 'redirect' });
    await pass(0);
    const returned = reload();
    vi.setSystemTime(Date.now() + handler.rules.lifetime + 1000);
    handler.set('a1', { status: 'expired', code: 'attempt_expired' });
    returned.resume();
    await pass(0);
    expect(browser.replaced).toHaveLength(1);
    expect(returned.getSnapshot().outcome).toEqual({ status: 'expired' });
  });

  test('a clock set back by a month does not end an open attempt', async () => {
    const { handler, openWaiting, reload } = setUp();
    await openWaiting();
    handler.set('a1', { status: 'started' });
    vi.setSystemTime(Date.now() - 30 * 86_400_000);
    const reloaded = reload();
    reloaded.resume();
    await pass(1000);
    expect(reloaded.getSnapshot().outcome).toBeUndefined();
    handler.set('a1', connected);
    await pass(20_000);
    expect(reloaded.getSnapshot().outcome).toEqual(connected);
  });

  test('an attempt that the server does not know is dropped silently', async () => {
    const { browser, handler, openWaiting, reload } = setUp();
    await openWaiting();
    handler.rules.instead = () => handler.refuse('not_found', 404);
    const reloaded = reload();
    const signals = vi.fn<(event: EngineSignal) => void>();
    reloaded.listen(signals);
    reloaded.resume();
    await pass(0);
    expect(reloaded.getSnapshot()).toEqual({ state: 'idle', isBusy: false, canRetry: false });
    expect(signals.mock.calls.flat().filter(({ type }) => type === 'outcome')).toEqual([]);
    expect(browser.stored.size).toBe(0);
  });

  describe('a click before the server has answered opens a popup in the click', () => {
    test.each([
      ['is unknown', ({ handler }) => void (handler.rules.instead = refuseReading(handler))],
      ['is open', ({ handler }) => handler.set('a1', { status: 'started' })],
      ['has expired', ({ handler }) => handler.set('a1', { status: 'expired' })],
      ['has failed', ({ handler }) => handler.set('a1', { status: 'failed', code: 'identity_taken' })],
    ] satisfies [string, (kit: ReturnType<typeof setUp>) => void][])(
      'an attempt that %s ends beside it',
      async (_, answer) => {
        const { browser, engine, handler, promise, second } = await clickEarly(answer);
        await pass(4000);
        expect(engine.getSnapshot().state).toBe('waiting');
        expect(second.visited).toEqual(['about:blank', `${appOrigin}/api/connect/start/a2`]);
        handler.set('a2', connected);
        handler.rules.instead = undefined;
        browser.broadcast('a2', relay('a2'));
        await pass(1000);
        expect(await promise).toEqual(connected);
        expect(engine.getSnapshot().outcome).toEqual(connected);
      },
    );

    test('an attempt that is connected closes it', async () => {
      const { engine, promise, second } = await clickEarly((kit) => kit.handler.set('a1', connected));
      await pass(1000);
      expect(engine.getSnapshot().outcome).toEqual(connected);
      expect(await promise).toEqual({ status: 'cancelled' });
      expect(second.closed).toBe(true);
    });

    test('an attempt that the press has created is in it directly', async () => {
      const { second } = await clickEarly(({ handler }) => handler.set('a1', { status: 'started' }), true);
      expect(second.visited).toEqual([`${appOrigin}/api/connect/start/a2`]);
    });

    test('the second click shows it again', async () => {
      const { browser, engine, promise, second } = await clickEarly(({ handler }) =>
        handler.set('a1', { status: 'started' }),
      );
      expect(engine.open()).toBe(promise);
      expect(browser.popups).toHaveLength(2);
      expect(second.focused).toBe(1);
    });
  });

  test('an attempt of another owner is not resumed, and stays for that owner', async () => {
    const ada = setUp({}, { owner: 'ada' });
    await ada.openWaiting();
    const engineOf = (owner: string | undefined) =>
      createConnectEngine({
        client: ada.client,
        application: 'linkedin',
        hostedOrigin,
        environment: ada.browser.environment,
        owner,
      });
    for (const owner of ['bob', undefined]) {
      const engine = engineOf(owner);
      engine.resume();
      expect(engine.getSnapshot().state, owner).toBe('idle');
    }
    const engine = engineOf('ada');
    engine.resume();
    expect(engine.getSnapshot().state).toBe('waiting');
  });

  test('a provider of another handler leaves the attempt of the first', async () => {
    const first = setUp();
    await first.openWaiting();
    const other = createFakeHandler();
    const client = createClient({
      baseUrl: '/api/other',
      fetch: () => Promise.resolve(other.refuse('not_found', 404)),
    });
    const { environment } = first.browser;
    const second = createConnectEngine({ client, application: 'linkedin', hostedOrigin, environment });
    second.resume();
    expect(second.getSnapshot().state).toBe('idle');
    await pass(0);
    first.handler.set('a1', connected);
    const reloaded = first.reload();
    reloaded.resume();
    await pass(0);
    expect(reloaded.getSnapshot().outcome).toEqual(connected);
  });

  test('nothing stored, something else stored, or expired: stays idle', () => {
    const { browser, engine, state, handler } = setUp();
    for (const text of [
      undefined,
      '{',
      '[]',
      '{"attemptId":1}',
      `{"attemptId":"a1","deadline":${Date.now()}}`,
    ]) {
      if (text) browser.stored.set('connect:/api/connect:linkedin:', text);
      engine.resume();
      expect(state(), text).toBe('idle');
    }
    expect(browser.stored.size, 'what is over is forgotten').toBe(0);
    expect(handler.calls).toEqual([]);
  });
});
