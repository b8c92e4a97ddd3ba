import { expect, test } from 'vitest';
import { baseUrl } from '../browser.fixture.ts';
import { mediaType } from './Call.ts';

test.each([
  ['application/json', 'application/json'],
  ['Application/JSON;charset=utf-8', 'application/json'],
  ['application/json ; charset=utf-8', 'application/json'],
])('the media type of %j is %j', (contentType, expected) => {
  const request = new Request(baseUrl, { headers: { 'content-type': contentType } });
  expect(mediaType(request)).toBe(expected);
});

test('the media type is empty without a header', () => {
  expect(mediaType(new Request(baseUrl))).toBe('');
});
