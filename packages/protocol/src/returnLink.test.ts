import { expect, test } from 'vitest';
import { parseReturnLink } from './index.ts';

test.each([
  ['a code', 'com.example.app:/x?connect_attempt=a_1-&connect_code=x.y-_', { completionCode: 'x.y-_' }],
  [
    'a refusal',
    'https://app.example.com/?a=b&connect_attempt=a_1-&connect_error=wrong_user',
    { code: 'wrong_user' },
  ],
  ['neither', 'http://127.0.0.1:4000/?connect_attempt=a_1-', {}],
  ['a code of a newer server', 'app:/x?connect_attempt=a_1-&connect_error=solar_flare', { code: 'internal' }],
])('reads a link with %s', (_, link, expected) => {
  expect(parseReturnLink(link)).toEqual({ attemptId: 'a_1-', ...expected });
});

test.each([
  '',
  'connected',
  'app:/x',
  'app:/x?connect_attempt=',
  'app:/x?connect_attempt=a&connect_attempt=b',
])('ignores %j', (link) => {
  expect(parseReturnLink(link)).toBeUndefined();
});
