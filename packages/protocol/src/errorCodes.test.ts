import { expect, test } from 'vitest';
import { consumeErrorParameter, setErrorParameter } from './errorCodes.ts';

/** Encodings that `searchParams` would change: a space, a plus, a bare name, an empty pair, a comma, an encoded slash. */
const query = 'q=a%20b+c&flag&&empty=&list=1,2&path=%2Fx&t=~*';

test.each([
  ['/a', '/a?connect_error=wrong_user'],
  ['/a?', '/a?connect_error=wrong_user'],
  [`/a?${query}#top`, `/a?${query}&connect_error=wrong_user#top`],
  [`/a?connect_error=internal&${query}`, `/a?${query}&connect_error=wrong_user`],
])('adds the error parameter to %s and removes it again without changing the rest', (address, withCode) => {
  const url = new URL(address, 'https://app.example.com');
  setErrorParameter(url, 'wrong_user');
  expect(url.href).toBe(`https://app.example.com${withCode}`);
  expect(consumeErrorParameter(url)).toBe('wrong_user');
  expect(url.href).toBe(
    `https://app.example.com${address.replace('connect_error=internal&', '').replace(/\?$/, '')}`,
  );
  expect(consumeErrorParameter(url)).toBeUndefined();
});

test('keeps parameters with a similar name', () => {
  const url = new URL('https://app.example.com/?my_connect_error=1&connect_errors=2');
  expect(consumeErrorParameter(url)).toBeUndefined();
  expect(url.search).toBe('?my_connect_error=1&connect_errors=2');
});
