import { expect, test } from 'vitest';
import { laterFile } from './laterFile.ts';

test('loads once, and repeats a load that failed', async () => {
  const answers = [new Error('removed'), 'exports'];
  const file = laterFile(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  let calls = 0;
  const unsubscribe = file.subscribe(() => (calls += 1));
  file.preload();
  await expect(file.load()).rejects.toThrow('removed');
  expect(file.loaded).toBeUndefined();
  expect(answers).toEqual(['exports']);
  expect(await Promise.all([file.load(), file.load()])).toEqual(['exports', 'exports']);
  expect(file.loaded).toBe('exports');
  expect(calls).toBe(1);
  unsubscribe();
});
