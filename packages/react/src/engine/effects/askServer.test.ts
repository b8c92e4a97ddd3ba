import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from '../handler.fixture.ts';
import { pass, relay, setUp } from '../setUp.fixture.ts';

const general = expect.stringContaining('was not completed');
const read = 'GET /attempts/a1';
const connected = { status: 'connected', connection } as const;
afterEach(() => void vi.useRealTimers());

describe("the server's answer", () => {
  test.each([
    [{ status: 'cancelled', code: 'attempt_cancelled' } as const, { status: 'cancelled' }],
    [{ status: 'expired', code: 'attempt_expired' } as const, { status: 'expired' }],
    [{ status: 'failed', code: 'identity_taken' } as const, { status: 'failed', code: 'identity_taken' }],
    [{ status: 'failed' } as const, { status: 'failed', code: 'internal', message: general }],
    [
      { status: 'failed', code: 'identity_taken', message: 'It is taken.' } as const,
      { status: 'failed', code: 'identity_taken', message: 'It is taken.' },
    ],
  ])('%j', async (answer, outcome) => {
    const { browser, handler, openWaiting, outcomes, engine } = setUp();
    await openWaiting();
    handler.set('a1', answer);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(outcomes).toMatchObject([outcome]);
    expect(engine.getSnapshot().canRetry).toBe(true);
  });

  test('an attempt that no longer exists has expired', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    handler.rules.instead = () => handler.refuse('not_found', 404);
    browser.broadcast('a1', relay('a1'));
    await pass(2000);
    expect(outcomes, 'an open popup may explain it to the user').toEqual([]);
    expect(popup.closed).toBe(false);
    popup.closed = true;
    await pass(10_000);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });

  test('a network error or an unknown status ends nothing', async () => {
    const { browser, handler, openWaiting, outcomes, state } = setUp();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await openWaiting();
    handler.rules.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    browser.broadcast('a1', relay('a1'));
    await pass(5000);
    handler.rules.instead = () => Response.json({ attemptId: 'a1', application: 'x', status: 'paused' });
    await pass(5000);
    expect(outcomes).toEqual([]);
    expect(state()).toBe('confirming');
    handler.rules.instead = undefined;
    handler.set('a1', connected);
    await pass(5000);
    expect(outcomes).toEqual([connected]);
  });
});

describe('the deadline', () => {
  test('without a final answer, the attempt expires and the popup closes', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    await pass(handler.rules.lifetime - 1000);
    expect(outcomes).toEqual([]);
    await pass(1500);
    expect(handler.count(read)).toBe(1);
    expect(outcomes).toEqual([{ status: 'expired' }]);
    expect(popup.closed).toBe(true);
  });

  test('a last answer of success connects', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    handler.set('a1', connected);
    await pass(handler.rules.lifetime + 500);
    expect(outcomes).toEqual([connected]);
  });

  test('a dismissed attempt is cancelled', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(handler.rules.lifetime + 500);
    expect(outcomes).toEqual([{ status: 'cancelled' }]);
  });

  test.each([3_600_000, -3_600_000])('a clock that is off by %i ms does not matter', async (skew) => {
    const { handler, openWaiting, outcomes } = setUp();
    handler.rules.skew = skew;
    await openWaiting();
    await pass(handler.rules.lifetime - 2000);
    expect(outcomes).toEqual([]);
    await pass(4000);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });

  test('is at most 30 minutes', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    handler.rules.lifetime = 86_400_000;
    await openWaiting();
    await pass(30 * 60_000 + 500);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });

  test('that passed during sleep is noticed on waking', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    vi.setSystemTime(Date.now() + handler.rules.lifetime);
    handler.set('a1', { status: 'expired' });
    browser.wake();
    await pass(0);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });
});

describe('the last question', () => {
  test('asked before the network is back still reports the success', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    await pass(500);
    handler.set('a1', connected);
    handler.rules.instead = () => Promise.reject(new TypeError('network is suspended'));
    vi.setSystemTime(Date.now() + handler.rules.lifetime);
    browser.wake();
    await pass(2000);
    handler.rules.instead = undefined;
    await pass(60_000);
    expect(outcomes).toEqual([connected]);
  });

  test('asked while the server is down still reports the success', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    popup.closed = true;
    handler.set('a1', { status: 'started' });
    await pass(handler.rules.lifetime - 20_000);
    handler.rules.instead = () => handler.refuse('internal', 503, 5);
    handler.set('a1', connected);
    await pass(30_000);
    handler.rules.instead = undefined;
    await pass(60_000);
    expect(outcomes).toEqual([connected]);
  });

  test('without an answer ends after two minutes', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    handler.rules.instead = () => Promise.reject(new TypeError('offline'));
    await pass(handler.rules.lifetime + 119_000);
    expect(outcomes).toEqual([]);
    await pass(2000);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });

  test('a clock set forward by an hour does not end an open attempt', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    await pass(1000);
    vi.setSystemTime(Date.now() + 3_600_000);
    browser.wake();
    await pass(5000);
    expect(outcomes).toEqual([]);
    expect(popup.closed).toBe(false);
    handler.set('a1', connected);
    browser.broadcast('a1', relay('a1'));
    await pass(0);
    expect(outcomes).toEqual([connected]);
  });

  test('after sleep and a sign-out, the attempt expires immediately', async () => {
    const { browser, handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    handler.rules.instead = () => handler.refuse('signed_out', 401);
    vi.setSystemTime(Date.now() + handler.rules.lifetime);
    browser.wake();
    await pass(0);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });

  test('leaves no timer if the run ends meanwhile', async () => {
    const { handler, engine, openWaiting } = setUp();
    await openWaiting();
    await pass(handler.rules.lifetime - 1000);
    handler.rules.delay = 5000;
    await pass(2000);
    engine.cancel();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that hangs is abandoned after two minutes', async () => {
    const { handler, openWaiting, outcomes } = setUp();
    await openWaiting();
    handler.rules.instead = () => new Promise<Response>(() => {});
    await pass(handler.rules.lifetime + 110_000);
    expect(outcomes).toEqual([]);
    await pass(40_000);
    expect(outcomes).toEqual([{ status: 'expired' }]);
  });
});
