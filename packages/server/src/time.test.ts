import { expect, test } from 'vitest';
import { withTimeout } from './time.ts';

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
