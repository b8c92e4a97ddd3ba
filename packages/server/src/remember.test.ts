import { expect, test } from 'vitest';
import { remember } from './remember.ts';

test('computes each value once, also if the result is undefined', () => {
  const computed: string[] = [];
  const firstOf = remember(10, (text: string): string | undefined => {
    computed.push(text);
    return text[0];
  });
  expect([firstOf('ab'), firstOf(''), firstOf('ab'), firstOf('')]).toEqual(['a', undefined, 'a', undefined]);
  expect(computed).toEqual(['ab', '']);
});

test('knows a limited number of values', () => {
  let count = 0;
  const next = remember(2, (name: string) => name + ++count);
  expect(['a', 'b', 'a', 'c', 'c', 'a'].map(next)).toEqual(['a1', 'b2', 'a1', 'c3', 'c3', 'a4']);
});

test('computes again after a failure, and forgets nothing', () => {
  let tries = 0;
  const compute = remember(1, (value: string) => {
    if (value === 'broken') throw new Error(`failed ${++tries}`);
    return {};
  });
  const known = compute('a');
  expect(() => compute('broken')).toThrow('failed 1');
  expect(() => compute('broken')).toThrow('failed 2');
  expect(compute('a')).toBe(known);
});
