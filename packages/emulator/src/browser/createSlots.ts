import { rateLimitHeaders } from '../http/rateLimit.ts';
import { ApiError } from '../http/responses.ts';

/** Limits how many browsers run at the same time. */
export interface Slots {
  /** Takes a slot. Waits up to 10 seconds for one, then throws a 429 `ApiError`. */
  readonly take: () => Promise<void>;
  readonly release: () => void;
}

const waitMs = 10_000;
const retryAfterSeconds = 10;

/** Creates slots. They are given out in the order of the calls. */
export function createSlots(count: number): Slots {
  let free = count;
  const waiting = new Set<() => void>();

  return {
    take() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(accept);
          reject(tooMany(count));
        }, waitMs);
        function accept(): void {
          clearTimeout(timer);
          waiting.delete(accept);
          resolve();
        }
        waiting.add(accept);
      });
    },
    release() {
      const [next] = waiting;
      if (next) next();
      else free += 1;
    },
  };
}

function tooMany(count: number): ApiError {
  return new ApiError(
    429,
    `${count} browsers are running, which is the limit. End a session, or raise maxBrowsers (--max-browsers).`,
    rateLimitHeaders(`${count}-at-once`, `q=${count}`, retryAfterSeconds),
  );
}
