import { afterEach, describe, expect, test, vi } from 'vitest';
import type { IncomingMessage } from './environment.ts';
import { appOrigin, hostedOrigin } from './environment.fixture.ts';
import { hint, pass, relay, setUp } from './setUp.fixture.ts';

const read = 'GET /attempts/a1';
afterEach(() => void vi.useRealTimers());

const message = (change: Partial<IncomingMessage>) => change;

describe('forged messages have no effect', () => {
  test.each([
    ['hint, another origin', message({ origin: 'https://evil.example' })],
    ['hint, a prefix of the origin', message({ origin: `${hostedOrigin}.evil.example` })],
    ['hint, an opaque origin', message({ origin: 'null' })],
    ['hint, right origin and wrong window', message({ source: {} })],
    ['hint, no window', message({ source: null })],
    ['hint, made by a script of the page', message({ isTrusted: false })],
    ['hint, markup for an id', message({ data: hint('</script>') })],
    ['hint, not an object', message({ data: 'identity-created' })],
    ['relay, another origin', message({ origin: 'https://evil.example', data: relay('a1') })],
    ['relay, from the hosted page', message({ data: relay('a1') })],
    ['relay, wrong window', message({ origin: appOrigin, source: {}, data: relay('a1') })],
    ['relay, untrusted', message({ origin: appOrigin, isTrusted: false, data: relay('a1') })],
    ['relay, of another attempt', message({ origin: appOrigin, data: relay('a2') })],
    ['relay, of another version', message({ origin: appOrigin, data: relay('a1', { v: 2 }) })],
  ])('%s', async (_, change) => {
    const { browser, handler, openPending, engine, outcomes } = setUp();
    const { popup } = await openPending();
    const before = engine.getSnapshot();
    browser.post({ origin: hostedOrigin, source: popup, data: hint(), ...change });
    await pass(6000);
    expect(engine.getSnapshot()).toBe(before);
    expect(handler.calls).toEqual(['POST /attempts']);
    expect(outcomes).toEqual([]);
    expect(popup.closed).toBe(false);
  });

  test('on the channel, from another origin', async () => {
    const { browser, handler, openPending, state } = setUp();
    await openPending();
    browser.broadcast('a1', relay('a1'), 'https://evil.example');
    await pass(0);
    expect(state()).toBe('pending');
    expect(handler.count(read)).toBe(0);
  });

  test('while no run is live, nobody listens', async () => {
    const { browser, engine } = setUp();
    engine.prepare();
    await pass(0);
    expect(browser.listening()).toBe(0);
  });
});
