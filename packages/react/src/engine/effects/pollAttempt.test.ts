import { afterEach, describe, expect, test, vi } from 'vitest';
import { connection } from '../handler.fixture.ts';
import { pass, relay, setUp } from '../setUp.fixture.ts';

const connected = { status: 'connected', connection } as const;
const read = 'GET /attempts/a1';
afterEach(() => void vi.useRealTimers());

describe('how often the server is asked', () => {
  test('after 0, 1, 2, 3, 5, 5 … seconds, and less often after the first minute', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    await pass(30_000);
    browser.wake();
    await pass(0);
    expect(handler.count(read), 'not while the window is open').toBe(0);
    popup.closed = true;
    await pass(500);
    const began = Date.now();
    const asked: number[] = [];
    handler.rules.instead = () => void asked.push(Math.round((Date.now() - began) / 1000));
    await pass(100_000);
    expect(asked).toEqual([1, 3, 6, 11, 16, 21, 26, 31, 36, 41, 46, 51, 56, 61, 71, 83, 97]);
  });

  test('every 10 seconds after the first minute, while the user may be in the popup', async () => {
    const { browser, handler, openWaiting } = setUp();
    handler.rules.lifetime = 30 * 60_000;
    const { popup } = await openWaiting();
    browser.view.hasFocus = false;
    handler.set('a1', { status: 'started' });
    popup.closed = true; // cut off by COOP
    await pass(70_500);
    const asked = handler.count(read);
    await pass(600_000);
    expect(handler.count(read) - asked).toBe(60);
  });

  test('at most 24 times in the half hour of a dismissed attempt', async () => {
    const { handler, openWaiting } = setUp();
    handler.rules.lifetime = 30 * 60_000;
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    popup.closed = true;
    await pass(60_500);
    const asked = handler.count(read);
    await pass(28 * 60_000);
    expect(handler.count(read) - asked).toBeLessThanOrEqual(24);
  });

  test('not while the page is hidden, and immediately when it is shown', async () => {
    const { browser, handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.set('a1', { status: 'started' });
    popup.closed = true;
    await pass(500);
    browser.view.visibilityState = 'hidden';
    await pass(60_000);
    const asked = handler.count(read);
    expect(asked).toBeLessThanOrEqual(2);
    browser.changeVisibility('visible');
    browser.wake();
    await pass(0);
    expect(handler.count(read)).toBe(asked + 1);
  });

  test('as late as Retry-After says', async () => {
    const { handler, openWaiting } = setUp();
    const { popup } = await openWaiting();
    handler.rules.instead = () => handler.refuse('user_unavailable', 503, 20);
    popup.closed = true;
    await pass(500);
    await pass(19_000);
    expect(handler.count(read)).toBe(1);
    await pass(2000);
    expect(handler.count(read)).toBe(2);
  });
});

test('a refusal is not combined with an older answer', async () => {
  const { browser, handler, openWaiting, outcomes } = setUp();
  const { popup } = await openWaiting();
  let answer: ((response: Response) => void) | undefined;
  handler.rules.instead = (call) =>
    call === read ? new Promise<Response>((resolve) => (answer = resolve)) : undefined;
  popup.closed = true; // cut off by COOP
  await pass(500);
  handler.rules.instead = undefined;
  handler.set('a1', { status: 'started' });
  browser.broadcast('a1', relay('a1', { code: 'attempt_used' }));
  await pass(1000);
  answer?.(Response.json({ attemptId: 'a1', application: 'linkedin', status: 'created' }));
  await pass(1000);
  expect(outcomes).toEqual([]);
  handler.set('a1', connected);
  browser.broadcast('a1', relay('a1'));
  await pass(1000);
  expect(outcomes).toEqual([connected]);
});

test('a Retry-After of a month is cut to ten minutes', async () => {
  const { handler, openWaiting } = setUp();
  handler.rules.lifetime = 30 * 60_000;
  const { popup } = await openWaiting();
  handler.rules.instead = () => handler.refuse('rate_limited', 429, 30 * 86_400);
  popup.closed = true;
  await pass(599_000);
  expect(handler.count(read)).toBe(1);
  await pass(2000);
  expect(handler.count(read)).toBe(2);
});
