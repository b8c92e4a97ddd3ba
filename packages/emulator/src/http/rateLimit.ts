import { ApiError } from './responses.ts';

const windowMs = 60_000;

/**
 * Returns the seconds until one more is allowed, at most `limit` per minute; null if it is allowed now. `times` are those of the
 * earlier ones, in milliseconds since 1970.
 */
function secondsUntilFree(times: readonly number[], limit: number, now: number): number | null {
  const recent = times.filter((time) => now - time < windowMs);
  if (recent.length < limit) return null;
  return Math.ceil((Math.min(now, ...recent) + windowMs - now) / 1000);
}

/** Throws 429, with the headers that Anchor documents for sessions, if a project has created too many records in the last minute. */
export function checkRateLimit(
  records: Iterable<{ readonly project: string; readonly createdAt: number }>,
  { project, limit, now }: { project: string; limit: number | null; now: number },
  message: string,
): void {
  if (limit === null) return;
  const created = [...records].filter((one) => one.project === project).map(({ createdAt }) => createdAt);
  const seconds = secondsUntilFree(created, limit, now);
  if (seconds === null) return;
  throw new ApiError(429, message, rateLimitHeaders(`${limit}-in-1min`, `q=${limit}; w=60`, seconds));
}

// The partition key names the project. Here there is one.
const partitionKey = ':ZW11bGF0b3I=:';

/** Creates the headers `Retry-After`, `RateLimit` and `RateLimit-Policy`. */
export function rateLimitHeaders(policy: string, quota: string, seconds: number): Record<string, string> {
  return {
    'retry-after': String(seconds),
    ratelimit: `"${policy}"; r=0; t=${seconds}`,
    'ratelimit-policy': `"${policy}"; ${quota}; pk=${partitionKey}`,
  };
}
