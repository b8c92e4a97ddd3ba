import { expect, test } from 'vitest';
import { setConnectError, takeConnectError } from './connectError.ts';

/** Spellings that `searchParams` would change: a space, a plus, a bare name, an empty pair, a comma, an encoded slash. */
const odd = 'q=a%20b+c&flag&&empty=&list=1,2&path=%2Fx&t=~*';

test.each([
  ['/a', '/a?connect_error=wrong_user'],
  ['/a?', '/a?connect_error=wrong_user'],
  [`/a?${odd}#top`, `/a?${odd}&connect_error=wrong_user#top`],
  [`/a?connect_error=internal&${odd}`, `/a?${odd}&connect_error=wrong_user`],
])('%s gets a code, which can be taken off again, and is as before', (address, withCode) => {
  const url = new URL(address, 'https://app.example.com');
  setConnectError(url, 'wrong_user');
  expect(url.href).toBe(`https://app.example.com${withCode}`);
  expect(takeConnectError(url)).toBe('wrong_user');
  expect(url.href).toBe(
    `https://app.example.com${address.replace('connect_error=internal&', '').replace(/\?$/, '')}`,
  );
  expect(takeConnectError(url)).toBeUndefined();
});

test('a parameter that only ends like ours is left alone', () => {
  const url = new URL('https://app.example.com/?my_connect_error=1&connect_errors=2');
  expect(takeConnectError(url)).toBeUndefined();
  expect(url.search).toBe('?my_connect_error=1&connect_errors=2');
});
