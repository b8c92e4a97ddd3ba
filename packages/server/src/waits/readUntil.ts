import { optionError } from '../options/optionChecks.ts';
import { isTimeout, pause, withTimeout } from '../time.ts';
import { waiters } from './waiters.ts';

const firstPauseMs = 250;
const maxPauseMs = 2_000;
/** Time that the last read may take when the wait is over. A slower store ends the wait with what was read before. */
const lastReadMs = 50;
/** The store has its own, shorter limit. */
const maxReadMs = 120_000;

/** What to read, and how long to wait for it. */
interface Reading<T> {
  /** The row that changes. `waiters.wake(id)` ends a pause early. */
  id: string;
  /** How long to wait at most, in milliseconds. 0 reads once. */
  timeoutMs: number;
  /** Ends the wait early. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  read: () => Promise<T>;
  isFinal: (value: T) => boolean;
}

/** Reads a row until it is final, changed by this process or another one, and returns it. Returns it unfinished if the time is over. */
export async function readUntil<T>({ id, timeoutMs, signal, read, isFinal }: Reading<T>): Promise<T> {
  const until = performance.now() + timeoutMs;
  // Node warns of more than ten listeners on one signal, such as the one that ends an app.
  const aborted = signal && AbortSignal.any([signal]);
  let known: { value: T } | undefined;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
    // Before the read, because the row may change between the read and the pause.
    const watch = waiters.watch(id);
    try {
      signal?.throwIfAborted();
      const leftMs = Math.min(Math.max(until - performance.now(), lastReadMs), maxReadMs);
      known = { value: await withTimeout(known ? leftMs : maxReadMs, read, aborted) };
      if (isFinal(known.value) || performance.now() >= until) return known.value;
      await pause(Math.min(pauseMs, until - performance.now()), aborted, watch.ended);
    } catch (error) {
      // The reason of an abort can look like the timeout of a slow store.
      signal?.throwIfAborted();
      if (known && isTimeout(error)) return known.value;
      throw error;
    } finally {
      watch.stop();
    }
  }
}

/** Throws if a time limit is not a number of milliseconds. */
export function checkTimeout(timeoutMs: number, call: string): void {
  if (!Number.isFinite(timeoutMs) || timeoutMs < 0)
    throw optionError(
      'timeoutMs',
      `cannot be ${String(timeoutMs)}`,
      'Give milliseconds as a number of 0 or more',
      call,
    );
}
