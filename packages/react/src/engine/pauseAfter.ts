import type { Result } from '../client/result.ts';

/** Seconds, whatever the server asks for: of a timer of weeks, browsers make one of none. */
const longest = 600;

/** Milliseconds until the server is asked again: as long as its answer wants, and at least `seconds`. */
export function pauseAfter(answer: Result<unknown>, seconds: number): number {
  const retryAfter = answer.ok ? 0 : (answer.error.retryAfter ?? 0);
  return Math.min(Math.max(seconds, retryAfter), longest) * 1000;
}
