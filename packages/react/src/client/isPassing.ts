import type { ClientError, Result } from './result.ts';

const passing = new Set<ClientError['code']>([
  'network_error',
  'timeout',
  'unexpected_response',
  'internal',
  'user_unavailable',
  'store_unavailable',
  'body_timeout',
  'anchor_unavailable',
  'anchor_rate_limited',
  'anchor_unexpected_response',
]);

/** Whether a call failed in a way that says nothing about what it asked: the same call may succeed later. */
export function isPassing(answer: Result<unknown>): boolean {
  return !answer.ok && (passing.has(answer.error.code) || answer.error.retryAfter !== undefined);
}
