import type { AccountRequest } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { checkTimeout, readUntil } from '../waits/readUntil.ts';
import { isOpen } from './describeRequest.ts';
import { describeCurrent } from './endRequest.ts';
import { findOwnRequest, type OwnRequest } from './findRequest.ts';

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
  checkTimeout(timeoutMs, 'waitFor');
  return readUntil({
    id,
    timeoutMs,
    signal,
    read: async () => describeCurrent(settings, await findOwnRequest(settings, { userId, tenantId }, id)),
    isFinal: ({ status }) => !isOpen(status),
  });
}
