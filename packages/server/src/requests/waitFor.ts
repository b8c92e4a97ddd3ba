import type { ConnectionRequest } from '@kit/protocol';
import { optionError } from '../options/optionChecks.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { describeRequest, findOwnRequest, isOpen, statusOf } from './describeRequest.ts';

const firstPauseMs = 250;
const maxPauseMs = 2_000;

/** Which request to wait for, and how long. */
export interface WaitOptions {
  /** Id of the request. */
  id: string;
  /** Your own id of the user. The request of another user is not found. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** How long to wait at most, in milliseconds. */
  timeoutMs: number;
  /** Ends the wait early. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Waits until a request ends, in this process or another one, and returns it. Returns it unfinished if the time is over.
 *
 * @throws {ConnectError} `not_found`, or `store_unavailable`.
 */
export async function waitFor(settings: Settings, options: WaitOptions & Owner): Promise<ConnectionRequest> {
  const { id, timeoutMs, signal, userId, tenantId } = options;
  if (!Number.isFinite(timeoutMs) || timeoutMs < 0)
    throw optionError('timeoutMs', 'must be a number of milliseconds', 'The longest useful time is a day');
  const until = performance.now() + timeoutMs;
  // Before the first read, so that no end between a read and a pause is missed.
  const watch = settings.waiters.watch(id);
  try {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
      signal?.throwIfAborted();
      const request = await findOwnRequest(settings, { userId, tenantId }, id);
      const leftMs = until - performance.now();
      if (!isOpen(statusOf(request, settings.now())) || leftMs <= 0)
        return await describeRequest(settings, request);
      await pause(Math.min(pauseMs, leftMs), watch.ended, signal);
    }
  } finally {
    watch.stop();
  }
}

/** Waits for a time, or until something else happens. Leaves no timer and no listener. */
function pause(milliseconds: number, ended: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener('abort', finish);
    void ended.then(finish);
  });
}
