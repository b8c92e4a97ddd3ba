import { afterEach, describe, expect, test, vi } from 'vitest';
import type { IncomingMessage } from './environment.ts';
import { hostedOrigin } from './environment.fixture.ts';
import { hint, pass, setUp } from './setUp.fixture.ts';

afterEach(() => void vi.useRealTimers());

const message = (change: Partial<IncomingMessage>) => change;

describe('forged messages have no effect', () => {
  test.each([
    ['another origin', message({ origin: 'https://evil.example' })],
    ['a prefix of the origin', message({ origin: `${hostedOrigin}.evil.example` })],
    ['an opaque origin', message({ origin: 'null' })],
    ['right origin and wrong window', message({ source: {} })],
    ['no window', message({ source: null })],
    ['made by a script of the page', message({ isTrusted: false })],
    ['markup for an id', message({ data: hint('</script>') })],
    ['not an object', message({ data: 'identity-created' })],
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

  test('while no run is live, nobody listens', async () => {
    const { browser, engine } = setUp();
    engine.prepare();
    await pass(0);
    expect(browser.listening()).toBe(0);
  });
});
