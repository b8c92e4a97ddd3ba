import { expect, test } from 'vitest';
import { resolveBase } from './resolveBase.ts';

const origin = 'https://app.example.com';

test.each(['/api/connect', '/api/connect/', `${origin}/api/connect`])(
  '%s resolves to the origin and the path',
  (baseUrl) => {
    expect(resolveBase(baseUrl, origin)).toEqual({ origin, path: '/api/connect' });
  },
);

test('a URL of another origin resolves to that origin', () => {
  const base = { origin: 'https://api.example.com', path: '/connect' };
  expect(resolveBase('https://api.example.com/connect', origin)).toEqual(base);
});

test('returns undefined on a page without an origin', () => {
  expect(resolveBase('/api/connect', 'null')).toBeUndefined();
});
