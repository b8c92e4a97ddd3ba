/**
 * Runs `work` and settles with it, or rejects with a `TimeoutError` after `timeoutMs`, even if `work` never settles. The
 * signal that `work` receives aborts at that time, or when `outer` aborts. Afterwards no timer, listener or reference to the
 * result remains.
 */
export function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => PromiseLike<T>,
  outer?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const release = () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', forward);
    };
    const fail = (reason: unknown) => {
      release();
      reject(reason);
      // Also after a failure of `work`, to end everything that it started.
      controller.abort(reason);
    };
    const forward = () => fail(outer?.reason);
    const timer = setTimeout(
      () => fail(new DOMException(`No response within ${timeoutMs / 1_000} s.`, 'TimeoutError')),
      timeoutMs,
    );
    if (outer?.aborted) return forward();
    outer?.addEventListener('abort', forward);
    // An async function turns what `work` throws into a rejection.
    (async () => work(controller.signal))().then((result) => {
      release();
      resolve(result);
    }, fail);
  });
}

/** Returns whether {@link withTimeout} rejected because of its time limit. */
export function isTimeout(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** Age from which webhook deliveries are rejected. */
export const webhookMaxAgeMs = 2 * 60_000;

/** A day in milliseconds. */
export const dayMs = 24 * 60 * 60_000;
