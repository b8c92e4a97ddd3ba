import { afterEach, expect, test, vi } from 'vitest';
import { connection } from '../handler.fixture.ts';
import type { Outcome } from '../types.ts';
import { pass, setUp } from '../setUp.fixture.ts';

afterEach(() => void vi.useRealTimers());

const blank = {
  document: { title: '', body: { textContent: '', style: {} } },
  location: { origin: 'null', pathname: 'blank', replace() {} },
  closed: false,
  focus() {},
};
test.each<[string, Outcome['status'], unknown]>([
  ['nothing but closed', 'blocked', { closed: false }],
  ['no close', 'blocked', blank],
  ['no document', 'connected', { ...blank, document: undefined, close() {} }],
  [
    'a document that throws',
    'connected',
    {
      ...blank,
      close() {},
      get document() {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
    },
  ],
  [
    'a close that throws',
    'connected',
    {
      ...blank,
      close() {
        throw new Error('no');
      },
    },
  ],
])(
  'what blocks windows answers with an object that only reads like one, %s: %s',
  async (_, status, object) => {
    const { engine, handler, outcomes, browser } = setUp();
    Object.assign(browser.environment, { open: () => object });
    const settled = vi.fn<(outcome: Outcome) => void>();
    void engine.open({ mode: 'popup' }).then(settled);
    await pass(0);
    handler.set('a1', { status: 'connected', connection });
    await pass(31 * 60_000);
    expect(engine.getSnapshot().isBusy).toBe(false);
    expect(outcomes).toMatchObject([{ status }]);
    expect(settled).toHaveBeenCalledOnce();
  },
);

const broken = () => {
  throw new TypeError("can't access dead object");
};

test('a popup whose wrapper breaks reads as closed, and the attempt goes on', async () => {
  const { engine, handler, openWaiting, state, outcomes } = setUp();
  const { popup } = await openWaiting();
  Object.defineProperty(popup, 'closed', { get: broken });
  Object.assign(popup, { focus: broken, close: broken });
  expect(engine.focus).not.toThrow();
  await pass(4000);
  expect(state()).toBe('dismissed');
  handler.set('a1', { status: 'connected', connection });
  await pass(10_000);
  expect(outcomes).toEqual([{ status: 'connected', connection }]);
});

test('a run without a popup does not check one', async () => {
  const { engine } = setUp();
  const interval = vi.spyOn(globalThis, 'setInterval');
  void engine.open({ mode: 'redirect' });
  await pass(0);
  expect(interval).not.toHaveBeenCalled();
});
