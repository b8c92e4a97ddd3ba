import { expect, test } from 'vitest';
import { isTemporaryError } from './isTemporaryError.ts';
import type { ClientError } from './result.ts';

const failure = (code: ClientError['code'], retryAfter?: number) => ({
  ok: false as const,
  error: { code, message: '', ...(retryAfter !== undefined && { retryAfter }) },
});

test.each([
  'network_error',
  'timeout',
  'unexpected_response',
  'internal',
  'user_unavailable',
  'store_unavailable',
  'body_timeout',
  'anchor_unavailable',
  'anchor_unexpected_response',
  'anchor_rate_limited',
] as const)('%s is temporary', (code) => {
  expect(isTemporaryError(failure(code))).toBe(true);
});

test('an error with retryAfter is temporary', () => {
  expect(isTemporaryError(failure('rate_limited', 30))).toBe(true);
  expect(isTemporaryError(failure('rate_limited'))).toBe(false);
});

test.each(['signed_out', 'identity_taken', 'not_found'] as const)('%s is not temporary', (code) => {
  expect(isTemporaryError(failure(code))).toBe(false);
});

test('success is not a temporary error', () => {
  expect(isTemporaryError({ ok: true, value: null })).toBe(false);
});
