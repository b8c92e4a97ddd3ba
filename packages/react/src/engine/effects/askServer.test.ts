import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from '../handler.fixture.ts';
import { pass, relay, setUp } from '../setUp.fixture.ts';

const general = expect.stringContaining('was not completed');
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
    expect(outcomes, 'while the window is open, it may be telling the user why').toEqual([]);
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
