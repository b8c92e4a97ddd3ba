import { ConnectError } from '../ConnectError.ts';
import { toConnection } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { FoundRequest } from '../stores/RequestRecord.ts';
import type { Owner } from '../stores/store.ts';
import { dayMs } from '../time.ts';
import { describeRequest, findAccounts, isUsable, statusOf } from './describeRequest.ts';
import {
  callerId,
  hashInput,
  openRequest,
  type RequestOptions,
  type RequestResult,
} from './openRequest.ts';
import { toName } from './requestText.ts';

/** How long a call that ran is remembered, in milliseconds. Its request is deleted before. */
const rememberedMs = 60 * dayMs;

/** The account that a call may run with, or what it waits for. */
export type ClaimResult =
  /** Run the call now, with `connection`. The same key gets this answer once. */
  | RequestResult
  /** The call has run before. Do not run it again. */
  | {
      /** The request that it waited for. */
      id: string;
      status: 'used';
    };

/** The request that a call waits for, or undefined if it never waited. */
export async function findCall(settings: Settings, owner: Owner, key: string): Promise<FoundRequest | undefined> {
  return settings.store.findRequest({ callerId: await callerId(owner, toName('key', key)) });
}

/**
 * Decides whether a call may run. A call that waited for a request runs once, with the arguments that it waited with, and only if the
 * request ended with a connection. A call that never waited runs if the account is connected, and otherwise opens a request.
 *
 * @throws {ConnectError} as `openRequest`; `request_mismatch` for other arguments, `connection_not_ready` if the account needs attention
 * by now, `not_connected` if it was disconnected.
 */
export async function claim(
  settings: Settings,
  options: RequestOptions & Owner & { key: string },
): Promise<ClaimResult> {
  const owner: Owner = { userId: options.userId, tenantId: options.tenantId };
  const found = await findCall(settings, owner, options.key);
  if (!found?.caller) return openRequest(settings, options);

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
