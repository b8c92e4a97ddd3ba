import { ConnectError } from '../ConnectError.ts';
import { toConnection } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { dayMs } from '../time.ts';
import { describeRequest, findAccounts, findCall, isUsable, statusOf } from './describeRequest.ts';
import { hashInput } from './callerId.ts';
import { openRequest, type RequestOptions, type RequestResult } from './openRequest.ts';

/** How long a call that ran is remembered, in milliseconds. Its request is deleted before. */
const rememberedMs = 60 * dayMs;

/** What waits for which account. */
export interface ClaimOptions extends RequestOptions {
  /** Names the call, as for `request`. */
  key: string;
  /** Whether the call must have waited for a request. If it did not, `not_found` is thrown. @default false */
  waited?: boolean | undefined;
}

/** The account that a call may run with, or what it waits for. */
export type ClaimResult =
  /** If the status is `connected`, run the call now with `connection`. A call that waited gets that status once. */
  | RequestResult
  /** The call has run before. Do not run it again. */
  | {
      /** The request that it waited for. */
      id: string;
      status: 'used';
    };

/**
 * Decides whether a call may run. A call that waited for a request runs once, with the arguments that it waited with, and only if the
 * request ended with a connection. A call that never waited runs if the account is connected, and otherwise opens a request.
 *
 * @throws {ConnectError} as `openRequest`; `request_mismatch` for other arguments, `not_found` for a call that never
 * waited although it says so, `connection_not_ready` if the account needs attention
 * by now, `not_connected` if it was disconnected.
 */
export async function claim(settings: Settings, options: ClaimOptions & Owner): Promise<ClaimResult> {
  const owner: Owner = { userId: options.userId, tenantId: options.tenantId };
  const found = await findCall(settings, owner, options);
  if (!found?.caller) {
    if (options.waited) throw new ConnectError('not_found');
    return openRequest(settings, options);
  }

  const { request, caller } = found;
  if (request.application !== options.application || caller.inputHash !== (await hashInput(options.input)))
    throw new ConnectError('request_mismatch');
  const now = settings.now();
  if (statusOf(request, now) !== 'connected') return describeRequest(settings, request);

  const accounts = await findAccounts(settings, owner, request.application);
  const account = accounts.find(({ id }) => id === request.connectionId);
  if (!account) throw new ConnectError('not_connected');
  if (!isUsable(account)) throw new ConnectError('connection_not_ready');
  const isFirst = await settings.store.takeOnce(`ran ${caller.id}`, now, now + rememberedMs);
  if (!isFirst) return { id: request.id, status: 'used' };
  return { ...(await describeRequest(settings, request, accounts)), connection: toConnection(account) };
}
