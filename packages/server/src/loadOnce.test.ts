import { expect, test } from 'vitest';
import { loadOnce } from './loadOnce.ts';

test('loads again on the next call after a failure, then only once', async () => {
  let tries = 0;
  const load = loadOnce(async () => {
    tries++;
    if (tries === 1) throw new Error('the file is not there yet');
    return tries;
  });
  await expect(load()).rejects.toThrow('not there yet');
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(await load()).toBe(2);
});
