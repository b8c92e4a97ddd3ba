import { expect, test } from 'vitest';
import { parseUrl } from './parseUrl.ts';

test('a URL with letters such as ü is parsed, however often', () => {
  // Node optimizes the call after some thousands.
  const results = Array.from({ length: 20_000 }, () => parseUrl('https://bücher.example')?.host);
  expect(new Set(results)).toEqual(new Set(['xn--bcher-kva.example']));
});

test('a path is resolved, and an invalid URL is undefined', () => {
  expect(parseUrl('/a', 'https://app.example.com')?.href).toBe('https://app.example.com/a');
  expect(parseUrl('/a')).toBeUndefined();
  expect(parseUrl('https://')).toBeUndefined();
});
