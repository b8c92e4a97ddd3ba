import { remember } from './remember.ts';

const timeoutError = (timeoutMs: number) =>
  new DOMException(`No response within ${timeoutMs / 1_000} s.`, 'TimeoutError');

/**
 * Settles with `work`, or rejects with a `TimeoutError` after `timeoutMs`. For work that cannot be aborted, because creating an
 * `AbortController` takes longer than a small response.
 */
export function withDeadline<T>(timeoutMs: number, work: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      isSettled = true;
      clearTimeout(timer);
    };
    work.then(
      (result) => {
        settle();
        resolve(result);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
    // Work that is done already needs no timer.
    queueMicrotask(() => {
      if (!isSettled) timer = setTimeout(() => reject(timeoutError(timeoutMs)), timeoutMs);
    });
  });
}

/**
 * Runs `work` and settles with it, or rejects with a `TimeoutError` after `timeoutMs`, even if `work` never settles. The
 * signal that `work` receives aborts at that time, when `work` fails, or when `outer` aborts. Afterwards no timer, listener or
 * reference to the result remains.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => PromiseLike<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', abort);
  const settled = new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    // An async function turns what `work` throws into a rejection.
    (async () => work(signal))().then(resolve, reject);
  });
  try {
    return await withDeadline(timeoutMs, settled);
  } catch (error) {
    controller.abort(error);
    throw error;
  } finally {
    outer?.removeEventListener('abort', abort);
  }
}

/** Settles with the promise, or rejects as soon as the signal aborts. */
export function unlessAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Returns whether {@link withTimeout} or {@link withDeadline} rejected because of its time limit. */
export function isTimeout(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** Waits for a time, or until `ended` resolves. Rejects when the signal aborts. */
export async function pause(
  milliseconds: number,
  signal?: AbortSignal,
  ended: Promise<void> = new Promise(() => {}),
): Promise<void> {
  try {
    await withTimeout(milliseconds, () => ended, signal);
  } catch (error) {
    // The time is over. The reason of an abort can look the same.
    signal?.throwIfAborted();
    if (!isTimeout(error)) throw error;
  }
}

// Formatting the three dates of a list took 7 % of its request.
const minuteText = remember(1_000, (minute: number) => new Date(minute * 60_000).toISOString().slice(0, -7));

/** Returns a time in milliseconds as ISO 8601, such as `2026-01-01T00:00:00.000Z`. Throws a RangeError if it is not a time. */
export function isoTime(time: number): string {
  const minute = Math.floor(time / 60_000);
  // The leading 1 keeps the zeros.
  const seconds = String(100_000 + Math.floor(time) - minute * 60_000);
  return `${minuteText(minute)}${seconds.slice(1, 3)}.${seconds.slice(3)}Z`;
}

/** Age from which webhook deliveries are rejected. */
export const webhookMaxAgeMs = 2 * 60_000;

/** A day in milliseconds. */
export const dayMs = 24 * 60 * 60_000;
