import type { AccountRequest } from '@kit/protocol';
import { optionError } from '../options/optionChecks.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { isTimeout, withTimeout } from '../time.ts';
import { isOpen } from './describeRequest.ts';
import { describeCurrent } from './endRequest.ts';
import { findOwnRequest, type OwnRequest } from './findRequest.ts';
import { waiters } from './waiters.ts';

const firstPauseMs = 250;
const maxPauseMs = 2_000;
/** Time that the last read may take when the wait is over. A slower store ends the wait with what was read before. */
const lastReadMs = 50;
/** The store has its own, shorter limit. */
const maxReadMs = 120_000;

/** Which request to wait for, and how long. */
export interface WaitOptions extends OwnRequest {
  /** How long to wait at most, in milliseconds. 0 reads the request once. */
  timeoutMs: number;
  /** Ends the wait early. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Waits until a request ends, in this process or another one, and returns it. Returns it unfinished if the time is over.
 *
 * @throws {ConnectError} `not_found`, or `store_unavailable`.
 */
export async function waitFor(
  settings: Settings,
  { id, timeoutMs, signal, userId, tenantId }: WaitOptions & Owner,
): Promise<AccountRequest> {
  if (!Number.isFinite(timeoutMs) || timeoutMs < 0)
    throw optionError(
      'timeoutMs',
      `cannot be ${String(timeoutMs)}`,
      'Give milliseconds as a number of 0 or more',
      'waitFor',
    );
  const until = performance.now() + timeoutMs;
  // Node warns of more than ten listeners on one signal, such as the one that ends an app.
  const aborted = signal && AbortSignal.any([signal]);
  const read = async () =>
    describeCurrent(settings, await findOwnRequest(settings, { userId, tenantId }, id));
  let known: AccountRequest | undefined;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
    // Before the read, because the request may end between the read and the pause.
    const watch = waiters.watch(id);
    try {
      signal?.throwIfAborted();
      const leftMs = Math.min(Math.max(until - performance.now(), lastReadMs), maxReadMs);
      known = await withTimeout(known ? leftMs : maxReadMs, read, aborted);
      if (!isOpen(known.status) || performance.now() >= until) return known;
      await pause(Math.min(pauseMs, until - performance.now()), watch.ended, aborted);
    } catch (error) {
      // The reason of an abort can look like the timeout of a slow store.
      signal?.throwIfAborted();
      if (known && isTimeout(error)) return known;
      throw error;
    } finally {
      watch.stop();
    }
  }
}

/** Waits for a time, or until the request ends. Rejects when the signal aborts. */
async function pause(milliseconds: number, ended: Promise<void>, signal?: AbortSignal): Promise<void> {
  try {
    await withTimeout(milliseconds, () => ended, signal);
  } catch (error) {
    // The time is over. The reason of an abort can look the same, but the loop then throws it.
    if (!isTimeout(error)) throw error;
  }
}
