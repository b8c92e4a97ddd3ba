/**
 * Runs `work` and settles when it does, or rejects with a `TimeoutError` after `timeoutMs`, even if `work` never settles.
 * The signal that `work` receives aborts at that time, and when `outer` does. Once settled, nothing is kept: no timer, no
 * listener, and no reference to the result.
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
      // Also after a failure of `work`: whatever it has left running ends.
      controller.abort(reason);
    };
    const forward = () => fail(outer?.reason);
    const timer = setTimeout(
      () => fail(new DOMException(`No answer within ${timeoutMs / 1_000} s.`, 'TimeoutError')),
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

/** Whether {@link withTimeout} gave up waiting. */
export function isTimeout(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** A day in milliseconds. */
export const day = 24 * 60 * 60_000;
