import { expect, onTestFinished, test, vi } from 'vitest';
import { isoTime, withDeadline, withTimeout } from './time.ts';

test('settles with the work, and aborts its signal at the time limit', async () => {
  expect(await withTimeout(60_000, async () => 'done')).toBe('done');
  await expect(withTimeout(60_000, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  const thrown = withTimeout(60_000, () => {
    throw new Error('thrown');
  });
  await expect(thrown).rejects.toThrow('thrown');

  let signal: AbortSignal | undefined;
  const late = withTimeout(20, (given) => {
    signal = given;
    return new Promise(() => {});
  });
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError', message: 'No response within 0.02 s.' });
  expect(signal?.reason).toMatchObject({ name: 'TimeoutError' });
});

test('an outer signal aborts it, before and while it runs', async () => {
  const outer = new AbortController();
  const running = withTimeout(60_000, () => new Promise(() => {}), outer.signal);
  outer.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  let isRun = false;
  const late = withTimeout(60_000, async () => (isRun = true), outer.signal);
  await expect(late).rejects.toThrow('enough');
  expect(isRun).toBe(false);
});

test('a time is written as by Date', () => {
  const times = [0, 1, 999, 59_999, 60_000, 60_001, 1_767_225_600_000, 1_798_761_599_999, 1_709_164_800_123];
  const others = [0.9, 59_999.9, -1, -60_001, 253_402_300_800_000];
  for (const time of [...times, ...others].flatMap((one) => [one, one]))
    expect(isoTime(time)).toBe(new Date(Math.floor(time)).toISOString());
  for (const invalid of [Number.NaN, Infinity, 8.64e15 + 60_000])
    expect(() => isoTime(invalid)).toThrow(RangeError);
});

test('work that is done already starts no timer, and other work leaves none', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  expect(await withDeadline(60_000, Promise.resolve('done'))).toBe('done');
  await expect(withDeadline(60_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(vi.getTimerCount()).toBe(0);

  let finish: ((result: string) => void) | undefined;
  const slow = withDeadline(60_000, new Promise<string>((resolve) => (finish = resolve)));
  await Promise.resolve();
  expect(vi.getTimerCount()).toBe(1);
  finish?.('late');
  expect(await slow).toBe('late');
  expect(vi.getTimerCount()).toBe(0);
});
