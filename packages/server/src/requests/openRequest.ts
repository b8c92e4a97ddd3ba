import type { ConnectionRequest } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { toConnection } from '../connections/listConnections.ts';
import { ofRequest } from '../events/ConnectEvent.ts';
import type { Settings } from '../options/checkOptions.ts';
import { randomToken } from '../request/crypto.ts';
import type { CallerRecord, Opening, RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';
import { endRequest } from './endRequest.ts';
import { describeRequest, findAccounts, isUsable } from './describeRequest.ts';
import { callerId, hashInput } from './callerId.ts';
import { toName, toReason } from './requestText.ts';

/** How long a request can be answered, in milliseconds. */
const lifetimeMs = 24 * 60 * 60_000;

/** Which account you need, from whom, and what waits for it. */
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
  /** Names the call that waits, such as the id of a tool call. In one thread, a key finds its request again, also after it has ended. */
  key?: string | undefined;
  /** Names the conversation. The account that the user chose in it is used again. @default '' */
  thread?: string | undefined;
  /** The arguments of the call. With the same key and other arguments, the call is refused. */
  input?: unknown;
}

/** A request, or the connection that answers it at once. */
export type RequestResult = ConnectionRequest | AnsweredAtOnce;

/** The user has a usable account already. Nothing was written. */
export interface AnsweredAtOnce {
  /** There is no request. */
  id: null;
  /** Always `connected`. */
  status: 'connected';
  /** The account to use. */
  connection: NonNullable<ConnectionRequest['connection']>;
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
): Promise<RequestResult> {
  const { application, connectionId } = options;
  const owner: Owner = { userId: options.userId, tenantId: options.tenantId };
  const reason = toReason(options.reason);
  const thread = options.thread === undefined ? '' : toName('thread', options.thread);
  const key = options.key === undefined ? undefined : toName('key', options.key);
  if (!settings.applications.has(application)) throw new ConnectError('unknown_application');

  const accounts = await findAccounts(settings, owner, application);
  if (connectionId !== undefined && !accounts.some(({ id }) => id === connectionId))
    throw new ConnectError('not_connected');
  const account = await chooseAccount(settings, accounts, { owner, application, connectionId, thread });
  if (account) return { id: null, status: 'connected', connection: toConnection(account) };

  const request = newRequest(settings, owner, { application, reason }, connectionId ?? findBroken(accounts));
  const caller = key === undefined ? null : await newCaller(request, key, thread, options.input);
  const opening = await settings.store.openRequest(request, caller, settings.requestLimit);
  const opened = checkOpening(opening, request, caller, connectionId);
  if (opening.result === 'opened') settings.reporter.emit({ type: 'request.created', ...ofRequest(request) });
  // The user may have connected while the request was written, which then answered nothing.
  return describeRequest(settings, opened.outcome === null ? await answerLate(settings, opened) : opened);
}

/** The one usable account: the one that is asked for, the only one, or the one that the thread used before. */
async function chooseAccount(
  { store }: Settings,
  accounts: ConnectionRecord[],
  about: { owner: Owner; application: string; connectionId: string | undefined; thread: string },
): Promise<ConnectionRecord | undefined> {
  const usable = accounts.filter(isUsable);
  if (about.connectionId !== undefined) return usable.find(({ id }) => id === about.connectionId);
  if (usable.length < 2 || about.thread === '') return usable.length === 1 ? usable[0] : undefined;
  const found = await store.findRequest({
    owner: about.owner,
    application: about.application,
    thread: about.thread,
  });
  return usable.find(({ id }) => id === found?.request.connectionId);
}

/** The account to reconnect, if the user has no other. */
function findBroken(accounts: ConnectionRecord[]): string | null {
  const [account, ...others] = accounts;
  return account && others.length === 0 && !isUsable(account) ? account.id : null;
}

function newRequest(
  settings: Settings,
  owner: Owner,
  about: { application: string; reason: string },
  reconnects: string | null,
): RequestRecord {
  const createdAt = settings.now();
  return {
    id: randomToken(),
    owner,
    ...about,
    reconnects,
    outcome: null,
    startedAt: null,
    createdAt,
    expiresAt: createdAt + lifetimeMs,
    connectionId: null,
  };
}

async function newCaller(
  { id: requestId, owner }: RequestRecord,
  key: string,
  thread: string,
  input: unknown,
): Promise<CallerRecord> {
  return {
    id: await callerId(owner, thread, key),
    owner,
    requestId,
    thread,
    inputHash: await hashInput(input),
    superseded: false,
  };
}

function checkOpening(
  opening: Opening,
  request: RequestRecord,
  caller: CallerRecord | null,
  connectionId: string | undefined,
): RequestRecord {
  if (opening.result === 'opened') return request;
  if (opening.result === 'joined') return opening.request;
  if (opening.result === 'limited') {
    const retryAfter = Math.ceil((opening.retryAt - request.createdAt) / 1_000);
    throw new ConnectError('too_many_requests', { retryAfter });
  }
  const isSame =
    opening.request.application === request.application &&
    (connectionId === undefined || opening.request.reconnects === connectionId) &&
    opening.caller.inputHash === caller?.inputHash;
  if (!isSame) throw new ConnectError('request_mismatch');
  return opening.request;
}

async function answerLate(settings: Settings, request: RequestRecord): Promise<RequestRecord> {
  const accounts = await findAccounts(settings, request.owner, request.application);
  const [only, ...others] = accounts.filter(isUsable);
  if (!only || others.length > 0 || (request.reconnects ?? only.id) !== only.id) return request;
  const ended = await endRequest(settings, request, { outcome: 'connected', connectionId: only.id });
  return ended ?? request;
}
