import { afterEach, describe, expect, test, vi } from 'vitest';
import { appOrigin, hostedOrigin } from './browser/environment.fixture.ts';
import { createPrefetch } from './prefetch.ts';
import { pass, setUp } from './setUp.fixture.ts';

const startUrl = `${appOrigin}/api/connect/start/a1`;
afterEach(() => void vi.useRealTimers());

describe('a prepared attempt', () => {
  test('opens directly, without another call', async () => {
    const { engine, browser, handler, state } = setUp();
    engine.prepare();
    engine.prepare();
    await pass(0);
    engine.prepare();
    await pass(0);
    expect(state()).toBe('idle');
    void engine.open();
    expect(browser.popup().visited).toEqual([startUrl]);
    expect(state()).toBe('waiting');
    expect(handler.calls).toEqual(['POST /attempts']);
  });

  test('that arrives while the popup opens is used without another call', async () => {
    const { browser, client, handler } = setUp();
    const base = { origin: appOrigin, path: '/api/connect' };
    const { environment } = browser;
    const prefetch = createPrefetch({
      client,
      application: 'linkedin',
      hostedOrigin,
      environment,
      base,
      emit: () => {},
    });
    const target = { mode: 'popup', returnTo: '/' } as const;
    prefetch.prepare(target);
    await pass(0);
    const { signal } = new AbortController();
    expect(await prefetch.request(target, signal)).toMatchObject({ ok: true, value: { startUrl } });
    expect(handler.calls).toEqual(['POST /attempts']);
    expect(prefetch.take(target)).toBeUndefined();
  });

  test('that is still being created is awaited', async () => {
    const { engine, browser, handler } = setUp();
    handler.rules.delay = 1000;
    engine.prepare();
    await pass(500);
    void engine.open();
    await pass(500);
    expect(browser.popup().visited).toEqual(['about:blank', startUrl]);
    expect(handler.calls).toEqual(['POST /attempts']);
    browser.popup().closed = true;
    await pass(3500);
    void engine.open();
    await pass(1000);
    expect(handler.count('POST /attempts'), 'each attempt is opened once').toBe(2);
  });

  test('that a click abandoned is not awaited by the next', async () => {
    const { engine, browser, handler, outcomes } = setUp();
    handler.rules.delay = 60_000;
    engine.prepare();
    void engine.open();
    await pass(1000);
    browser.popup().close();
    await pass(500);
    handler.rules.delay = 0;
    engine.prepare();
    void engine.open();
    await pass(0);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
    expect(browser.popup().visited).toEqual(['about:blank', startUrl]);
    engine.dispose();
  });

  test('that arrives after its click was cancelled is used by the next', async () => {
    const { engine, browser, handler } = setUp();
    handler.rules.delay = 1000;
    engine.prepare();
    void engine.open();
    engine.cancel();
    await pass(1000);
    void engine.open();
    expect(browser.popup().visited).toEqual([startUrl]);
    expect(handler.count('POST /attempts')).toBe(1);
    engine.dispose();
  });

  test('is not used within 60 seconds of its expiry', async () => {
    const { engine, browser, handler } = setUp();
    engine.prepare();
    await pass(0);
    await pass(handler.rules.lifetime - 60_000);
    void engine.open();
    await pass(0);
    expect(browser.popup().visited).toEqual(['about:blank', `${appOrigin}/api/connect/start/a2`]);
  });

  test('is not used for another return address', async () => {
    const { engine, browser } = setUp();
    engine.prepare({ returnTo: '/a' });
    await pass(0);
    void engine.open({ returnTo: '/b' });
    expect(browser.popup().visited).toEqual(['about:blank']);
  });

  test('following a link uses the attempt of the link', async () => {
    const { engine, browser, handler } = setUp();
    browser.view.isBlocking = true;
    void engine.open({ mode: 'popup' });
    await pass(0);
    engine.prepare({ returnTo: '/elsewhere' });
    await pass(0);
    expect(handler.count('POST /attempts')).toBe(2);
    engine.follow(`${appOrigin}/api/connect/start/a9`);
    expect(engine.getSnapshot().state).toBe('ended');
    engine.follow(startUrl);
    expect([...browser.channels.keys()]).toEqual(['connect:a1']);
    engine.dispose();
  });
});

test.each([
  'https://evil.example/api/connect/start/a1',
  '//evil.example/api/connect/start/a1',
  'javascript:alert(1)',
  '/api/connect/callback/a1',
  '/api/connect/start/../../../logout',
  '/api/connect-evil/start/a1',
  'http://app.example.com/api/connect/start/a1',
  'https://:bad',
])('the start URL %s is not opened', async (foreign) => {
  const warnings = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { engine, browser, handler } = setUp();
  handler.rules.startUrl = () => foreign;
  const promise = engine.open();
  await pass(0);
  expect(await promise).toMatchObject({ status: 'failed', code: 'foreign_start_url' });
  expect(browser.popup().visited).toEqual(['about:blank']);
  expect(browser.popup().closed).toBe(true);
  expect(warnings.mock.calls.join()).toContain(`set publicUrl to ${appOrigin} and basePath to /api/connect.`);
  warnings.mockRestore();
});

test('a foreign start URL is reported once for many attempts', async () => {
  const warnings = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { engine, handler } = setUp();
  handler.rules.startUrl = (id) => `https://www.example.com/api/connect/start/${id}`;
  for (let count = 0; count < 2; count += 1) {
    void engine.open();
    await pass(0);
  }
  expect(handler.count('POST /attempts')).toBe(2);
  expect(warnings).toHaveBeenCalledOnce();
  warnings.mockRestore();
});
