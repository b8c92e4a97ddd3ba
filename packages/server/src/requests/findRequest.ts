import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { CallerRecord, FoundRequest, RequestRecord } from '../stores/RequestRecord.ts';
import type { Owner } from '../stores/store.ts';
import { callerId } from './callerId.ts';
import { isId, toName } from '../request/toName.ts';
import { toThread } from './requestText.ts';

/** Names a request of a user. */
export interface OwnRequest {
  /** Id of the request. */
  id: string;
  /** Your own id of the user. The request of another user is not found. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
}

/** Names a call that waits for a request of a user. */
export interface OwnCall {
  /** The key of the call, as `request` received it. */
  key: string;
  /** The conversation, as `request` received it. @default '' */
  thread?: string | undefined;
  /** Your own id of the user. The call of another user is not found. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
}

/** Finds a request of a user, by its id or by the call that waits for it. Throws `not_found`. */
export async function findNamed(
  settings: Settings,
  owner: Owner,
  named: OwnRequest | OwnCall,
): Promise<RequestRecord> {
  if (!('key' in named)) return findOwnRequest(settings, owner, named.id);
  const call = await findCall(settings, owner, named.key, named.thread);
  if (!call) throw new ConnectError('not_found');
  return call.request;
}

/** Returns a request of this owner. An unknown request and another owner's request have the same answer. */
export async function findOwnRequest(settings: Settings, owner: Owner, id: string): Promise<RequestRecord> {
  const found = isId(id) ? await settings.store.findRequest({ owner, id }) : undefined;
  if (!found) throw new ConnectError('not_found');
  return found.request;
}

/** Returns a call and the request that it waits for, or undefined if it never waited. */
export async function findCall(
  { store }: Settings,
  owner: Owner,
  key: string,
  thread?: string,
): Promise<(FoundRequest & { caller: CallerRecord }) | undefined> {
  const id = await callerId(owner, toThread(thread), toName('key', key));
  const found = await store.findRequest({ callerId: id });
  if (!found?.caller) return;
  return { request: asSeenBy(found.caller, found.request), caller: found.caller };
}

/** A call that the conversation has passed stays superseded, even if another call still waits for its request. */
export function asSeenBy({ superseded }: CallerRecord, request: RequestRecord): RequestRecord {
  return superseded ? { ...request, outcome: 'superseded', connectionId: null } : request;
}
