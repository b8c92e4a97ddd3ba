import type { Connection, AccountRequest } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { checkApplication } from '../connections/listApplications.ts';
import { toConnection } from '../connections/listConnections.ts';
import { ofRequest } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import { randomToken } from '../request/crypto.ts';
import type { CallerRecord, FoundRequest, Opening, RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { accessIn, accessOf, strictest } from '../permissions/accessOf.ts';
import { isPermitted } from '../permissions/requirePermission.ts';
import { findAccounts, findWanted, isUsable } from './accounts.ts';
import { callerId, hashInput } from './callerId.ts';
import { describeRequest } from './describeRequest.ts';
import { answerWith } from './endRequest.ts';
import { takeEarlier } from './takeEarlier.ts';
import { asSeenBy } from './findRequest.ts';
import { toName } from '../request/toName.ts';
import { toReason, toThread } from './requestText.ts';

/** How long a request can be answered, in milliseconds. */
const lifetimeMs = 24 * 60 * 60_000;

/** Which account you need, of which user, and what waits for it. */
export interface RequestOptions {
  /** Your own id of the user, as `getUser` returns it. Take it from your session, never from a model or a request body. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** A certain account. If it needs attention, the user is asked to reconnect it. @default any account of the application */
  connectionId?: string | undefined;
  /** Why you ask, as the user reads it: one line of plain text, at most 200 characters. @default '' */
  reason?: string | undefined;
  /**
   * Names the call that waits, such as the id of a tool call. While no account can be used, a key finds its request again in its thread,
   * also after it has ended.
   */
  key?: string | undefined;
  /** Names the conversation. The account that the user chose in it is used again. @default '' */
  thread?: string | undefined;
  /** The arguments of the call. With the same key and other arguments, the call is refused. */
  input?: unknown;
}

/** A request, or the account that the user has already. */
export type RequestResult =
  /** The request that the call waits for, as `readRequest` returns it. */
  | AccountRequest
  /** The user has a usable account already, and need not be asked. Nothing was written. */
  | AlreadyConnected;

/** The user has a usable account already, and need not be asked. Nothing was written. */
export interface AlreadyConnected {
  /** There is no request. */
  id: null;
  /** Always `connected`. */
  status: 'connected';
  /** The account to use. */
  connection: Connection;
}

/**
 * Returns the account to use, or asks the user for one.
 *
 * @throws {ConnectError} `unknown_application`, `not_connected` for a `connectionId` that the user does not have,
 * `request_mismatch`, or `too_many_requests`.
 */
export async function openRequest(
  settings: Settings,
  options: RequestOptions & Owner,
  isClaim = false,
): Promise<RequestResult> {
  const { userId, tenantId, application, connectionId } = options;
  const owner: Owner = { userId, tenantId };
  const reason = toReason(options.reason);
  const thread = toThread(options.thread);
  const key = options.key === undefined ? undefined : toName('key', options.key);
  checkApplication(settings, application);

  const accounts = await findAccounts(settings, owner, application);
  const wanted = await findWanted(settings, accounts, { owner, application, connectionId, thread });
  if (connectionId !== undefined && !wanted)
    throw new ConnectError('not_connected', { application, connectionId });
  const isWanted = ({ id }: ConnectionRecord) => id === (wanted?.id ?? id);
  const [account, ...others] = accounts.filter((each) => isUsable(each) && isWanted(each));
  if (account && others.length === 0) {
    if (await isPermitted(settings, account, { thread }))
      return { id: null, status: 'connected', connection: toConnection(settings, account) };
    const earlier = isClaim && (await takeEarlier(settings, account, options));
    if (earlier) return describeRequest(settings, earlier, accounts);
  }

  const createdAt = settings.now();
  const request: RequestRecord = {
    id: randomToken(),
    owner,
    application,
    reconnects: connectionId ?? null,
    reason,
    outcome: null,
    startedAt: null,
    createdAt,
    expiresAt: createdAt + lifetimeMs,
    connectionId: null,
  };
  const caller: CallerRecord = {
    id: key === undefined ? '' : await callerId(owner, thread, key),
    owner,
    requestId: request.id,
    thread,
    inputHash: await hashInput(options.input),
    superseded: false,
  };
  // An answer permits one call, or one conversation, so others do not wait for it.
  const access = strictest(
    ...accounts.filter(({ id }) => id === (connectionId ?? id)).map((each) => accessOf(settings, each)),
    // Stryker disable next-line ArrayDeclaration: only the words of accesses count
    ...(connectionId === undefined ? [settings.agentAccess] : []),
  );
  const { store, requestLimit } = settings;
  const opening = await store.openRequest(request, caller, requestLimit, accessIn(thread, access));
  if (opening.result === 'known') await checkCall(opening, options);
  const opened = requestOf(opening, request);
  if (opening.result === 'opened') settings.reporter.emit({ type: 'request.created', ...ofRequest(request) });
  // The user may have connected while the request was written. Nothing else would answer it.
  const current = await findAccounts(settings, owner, application);
  const answered = await answerWith(settings, opened, current.filter(isWanted));
  return describeRequest(settings, answered, current);
}

/** Throws `request_mismatch` if a call that waits comes back with something else. */
export async function checkCall(
  { request, caller }: FoundRequest & { caller: CallerRecord },
  { application, connectionId, input }: RequestOptions,
): Promise<void> {
  const isSame =
    request.application === application &&
    (connectionId === undefined || connectionId === request.reconnects) &&
    caller.inputHash === (await hashInput(input));
  if (!isSame) throw new ConnectError('request_mismatch');
}

function requestOf(opening: Opening, request: RequestRecord): RequestRecord {
  switch (opening.result) {
    case 'opened':
      return request;
    case 'joined':
      return opening.request;
    case 'known':
      return asSeenBy(opening.caller, opening.request);
    case 'limited':
      throw new ConnectError('too_many_requests', {
        retryAfter: Math.ceil((opening.retryAt - request.createdAt) / 1_000),
      });
  }
}
