import { afterEach, describe, expect, test, vi } from 'vitest';
import { pass, setUp } from './setUp.fixture.ts';

const read = 'GET /attempts/a1';
afterEach(() => void vi.useRealTimers());

describe('how often the server is asked', () => {
  test('after 0, 1, 2, 3, 5, 5 … seconds, and every 10 after the first minute', async () => {
    const { browser, handler, openPending } = setUp();
    const { popup } = await openPending();
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
    expect(asked).toEqual([1, 3, 6, 11, 16, 21, 26, 31, 36, 41, 46, 51, 56, 61, 71, 81, 91]);
  });

  test('not while the page is hidden, and at once when it is shown', async () => {
    const { browser, handler, openPending } = setUp();
    const { popup } = await openPending();
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

  test('a server that asks for patience gets it', async () => {
    const { handler, openPending } = setUp();
    const { popup } = await openPending();
    handler.rules.instead = () => handler.refuse('user_unavailable', 503, 20);
    popup.closed = true;
    await pass(500);
    await pass(19_000);
    expect(handler.count(read)).toBe(1);
    await pass(2000);
    expect(handler.count(read)).toBe(2);
  });
});
