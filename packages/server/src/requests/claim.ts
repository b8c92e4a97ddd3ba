import { ConnectError } from '../ConnectError.ts';
import { checkApplication } from '../connections/listApplications.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { findAccounts, findWanted, isUsable } from './accounts.ts';
import { callerId } from './callerId.ts';
import { isPermitted } from '../permissions/requirePermission.ts';
import { rememberedMs, takeAnswer, takeRun } from './runOnce.ts';
import { describeRequest } from './describeRequest.ts';
import { toThread } from './requestText.ts';
import { answerWith } from './endRequest.ts';
import { findCall, type OwnCall } from './findRequest.ts';
import { checkCall, openRequest, type RequestOptions, type RequestResult } from './openRequest.ts';

/** Which call wants to run, and with which account. */
export interface ClaimOptions extends RequestOptions {
  /** Names the call, as for `request`. */
  key: string;
  /** Whether the call must have waited for a request. If it did not, `not_found` is thrown. @default false */
  waited?: boolean | undefined;
  /** Whether a call that never waited runs only once too, because something else approved it. @default false */
  once?: boolean | undefined;
}

/** The account that a call may run with, or what it waits for. */
export type ClaimResult =
  /** If the status is `connected`, run the call now with `connection`. A call that waited gets that status once. */
  | RequestResult
  /** The call has run before, or was cancelled. Do not run it. */
  | {
      /** The request that it waited for. Empty if it never waited. */
      id: string;
      status: 'used';
    };

/**
 * Decides whether a call may run. A call that waited for a request runs once, with the arguments that it waited with, and only if the
 * request ended with a connection. A call that never waited runs if the account is connected, and otherwise opens a request.
 *
 * @throws {ConnectError} As `openRequest`. Also `not_found` for a call that never waited although it says so, `connection_not_ready`
 * if the account needs attention by now, `not_connected` if it was disconnected, and `permission_required` if its owner has changed when
 * agents may use it.
 */
export async function claim(settings: Settings, options: ClaimOptions & Owner): Promise<ClaimResult> {
  const { userId, tenantId, application, key, waited } = options;
  const owner: Owner = { userId, tenantId };
  checkApplication(settings, application);
  const call = await findCall(settings, owner, key, options.thread);
  if (!call) {
    if (waited) throw new ConnectError('not_found');
    const result = await openRequest(settings, options, true);
    if (result.status !== 'connected' || !options.once) return result;
    const id = await callerId(owner, toThread(options.thread), key);
    return (await takeRun(settings, id)) ? result : { id: '', status: 'used' };
  }

  await checkCall(call, options);
  const accounts = await findAccounts(settings, owner, application);
  const connectionId = call.request.reconnects ?? undefined;
  const { thread } = call.caller;
  const wanted = await findWanted(settings, accounts, { owner, application, connectionId, thread });
  const request = await answerWith(settings, call.request, wanted ? [wanted] : accounts);
  // Read again if the request was answered with an account that was connected after the first read.
  const isKnown = request.connectionId === null || accounts.some(({ id }) => id === request.connectionId);
  const current = isKnown ? accounts : await findAccounts(settings, owner, application);
  const described = await describeRequest(settings, request, current);
  if (described.status !== 'connected') return described;

  const account = current.find(({ id }) => id === request.connectionId);
  const about = { application, connectionId: request.connectionId ?? undefined };
  if (!account) throw new ConnectError('not_connected', about);
  if (!isUsable(account)) throw new ConnectError('connection_not_ready', about);
  if (!(await isPermitted(settings, account, { thread, requestId: request.id })))
    throw new ConnectError('permission_required', about);
  if (!(await takeRun(settings, call.caller.id))) return { id: request.id, status: 'used' };
  if (!(await takeAnswer(settings, request, account, thread)))
    throw new ConnectError('permission_required', about);
  return described;
}

/**
 * Makes sure that a call that waits will never run. Returns false if it has run, or is running. It can be repeated.
 *
 * @throws {ConnectError} `not_found` for a call that never waited.
 */
export async function cancelCall(
  settings: Settings,
  owner: Owner,
  { key, thread }: OwnCall,
): Promise<boolean> {
  const call = await findCall(settings, owner, key, thread);
  if (!call) throw new ConnectError('not_found');
  const { store, now } = settings;
  const { id } = call.caller;
  const cancelled = `cancelled ${id}`;
  const isFirst = await takeRun(settings, id);
  const isNew = await store.takeOnce(cancelled, now(), now() + rememberedMs);
  if (isFirst) return true;
  // Stryker disable next-line StringLiteral: the memory store deletes a key unless another kind is named
  if (isNew) await store.deleteOne('key', cancelled); // it has run
  return !isNew;
}
