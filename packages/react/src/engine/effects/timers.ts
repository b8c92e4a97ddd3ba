import type { Result } from '../../client/result.ts';

/** Browsers run a timer of more than 24 days immediately, so a longer `Retry-After` is cut to ten minutes. */
const longestDelaySeconds = 600;

/** Calls back after a delay, unless the signal aborts first. */
export function setAbortableTimeout(delayMs: number, signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) return;
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', clear);
    callback();
  }, delayMs);
  const clear = () => clearTimeout(timer);
  signal.addEventListener('abort', clear);
}

/** Calls back at an interval until the signal aborts. */
export function setAbortableInterval(intervalMs: number, signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) return;
  const timer = setInterval(callback, intervalMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Milliseconds until the next call: what the server asks for, and at least `seconds`. */
export function retryDelayMs(answer: Result<unknown>, seconds: number): number {
  const retryAfter = answer.ok ? 0 : (answer.error.retryAfter ?? 0);
  return Math.min(Math.max(seconds, retryAfter), longestDelaySeconds) * 1000;
}
