import { isCreatedAttempt } from '@kit/protocol';
import type { TimedAttempt } from './client.ts';

/** Milliseconds that an attempt lives at most. */
export const longestLifetime = 30 * 60_000;

/**
 * Reads a new attempt. Its time left comes from two readings of the server's clock, because the visitor's may be wrong;
 * without a `Date` header it is the longest, and the server says when it is over.
 */
export function readTimedAttempt(body: unknown, headers: Headers): TimedAttempt | undefined {
  if (!isCreatedAttempt(body)) return;
  const span = Date.parse(body.expiresAt) - Date.parse(headers.get('date') ?? '');
  return {
    ...body,
    lifetime: Number.isNaN(span) ? longestLifetime : Math.min(Math.max(span, 0), longestLifetime),
  };
}
