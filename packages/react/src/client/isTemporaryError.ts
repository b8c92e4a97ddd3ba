import type { ClientError, Result } from './result.ts';

const temporaryCodes = new Set<ClientError['code']>([
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

/** Returns whether the same call may succeed later, because the error says nothing about what it asked for. */
export function isTemporaryError(result: Result<unknown>): boolean {
  return !result.ok && (temporaryCodes.has(result.error.code) || result.error.retryAfter !== undefined);
}
