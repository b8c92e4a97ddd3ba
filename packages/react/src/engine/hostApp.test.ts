import { afterEach, describe, expect, test, vi } from 'vitest';
import { pass, setUp } from './setUp.fixture.ts';

afterEach(() => void vi.useRealTimers());

describe('the app acts while the window opens', () => {
  test.each([false, true])(
    'cancels: the window closes, nothing is left; prepared: %s',
    async (isPrepared) => {
      const { engine, browser, outcomes } = setUp();
      if (isPrepared) engine.prepare();
      await pass(0);
      const open = browser.environment.open.bind(browser.environment);
      browser.environment.open = (...args) => {
        engine.cancel();
        return open(...args);
      };
      void engine.open();
      await pass(0);
      expect(browser.popup().closed).toBe(true);
      expect(outcomes).toEqual([{ status: 'cancelled' }]);
      expect(vi.getTimerCount()).toBe(0);
      expect(browser.listening()).toBe(0);
      expect(browser.channels.size).toBe(0);
      expect(browser.stored.size).toBe(0);
    },
  );

  test('cancels when the sign-in is shown: a reload resumes nothing', async () => {
    const { engine, browser, state } = setUp();
    engine.subscribe(() => state() === 'waiting' && engine.cancel());
    void engine.open();
    await pass(0);
    expect(state()).toBe('ended');
    expect(browser.stored.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('opens again: the run is the same', async () => {
    const again: unknown[] = [];
    const kit = setUp(
      {},
      { onEvent: ({ type }) => type === 'popup.opened' && again.push(kit.engine.open()) },
    );
    const first = kit.engine.open();
    await pass(0);
    expect(again).toEqual([first]);
    expect(kit.browser.popups).toHaveLength(1);
  });
});
