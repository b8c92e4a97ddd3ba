import type { Connection, ConnectionRequest, RequestStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { toConnection, toConnectionStatus } from '../connections/listConnections.ts';
import { reportUnreadable } from '../events/report.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { FoundRequest, RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';
import { callerId } from './callerId.ts';
import { toName } from './requestText.ts';

/** Returns the status of a request. */
export function statusOf(request: RequestRecord, now: number): RequestStatus {
  if (request.outcome !== null) return request.outcome;
  if (request.expiresAt <= now) return 'expired';
  return request.startedAt === null ? 'open' : 'started';
}

/** Whether a request can still be answered. */
export function isOpen(status: RequestStatus): boolean {
  return status === 'open' || status === 'started';
}

/** Returns a request of this owner. An unknown request and another owner's request have the same answer. */
export async function findOwnRequest(settings: Settings, owner: Owner, id: string): Promise<RequestRecord> {
  const found = await settings.store.findRequest({ owner, id });
  if (!found) throw new ConnectError('not_found');
  return found.request;
}

/** Names the call that waits for a request. */
export interface CallName {
  /** The key of the call, as `request` received it. */
  key: string;
  /** The conversation, as `request` received it. @default '' */
  thread?: string | undefined;
}

/** Returns the request that a call waits for, or undefined if it never waited. */
export async function findCall(
  { store }: Settings,
  owner: Owner,
  { key, thread }: CallName,
): Promise<FoundRequest | undefined> {
  const threadName = thread ? toName('thread', thread) : '';
  return store.findRequest({ callerId: await callerId(owner, threadName, toName('key', key)) });
}

/** Returns what the owner may see of a request. `accounts` saves a read if the caller has them. */
export async function describeRequest(
  settings: Settings,
  request: RequestRecord,
  accounts?: readonly ConnectionRecord[],
): Promise<ConnectionRequest> {
  const { id, application, reason, expiresAt, reconnects, connectionId } = request;
  const status = statusOf(request, settings.now());
  const all = accounts ?? (await findAccounts(settings, request.owner, application));
  const find = (wanted: string | null): Connection | undefined => {
    const record = all.find((each) => each.id === wanted);
    return record && toConnection(record);
  };
  const described: ConnectionRequest = {
    id,
    application,
    status,
    expiresAt: new Date(expiresAt).toISOString(),
    choices: isOpen(status) && reconnects === null ? all.filter(isUsable).map(toConnection) : [],
  };
  if (reason) described.reason = reason;
  const [former, connection] = [find(reconnects), find(connectionId)];
  if (former) described.reconnects = former;
  if (connection) described.connection = connection;
  return described;
}

/** The user's accounts of an application, newest first. */
export async function findAccounts(
  { store, reporter }: Settings,
  owner: Owner,
  application: string,
): Promise<ConnectionRecord[]> {
  const all = await store.findConnections({ owner }, reportUnreadable(reporter));
  return all.filter((each) => each.application === application);
}

/** Whether a browser can work with the account. */
export function isUsable({ identityStatus }: ConnectionRecord): boolean {
  return toConnectionStatus(identityStatus) !== 'needs_attention';
}

/** Names a request of a user: by its id, or by the call that waits for it. */
export type RequestChoice = {
  /** Your own id of the user. The request of another user is not found. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
} & (
  | {
      /** Id of the request. */
      id: string;
    }
  | CallName
);

/** Returns a request of a user. Throws `not_found`. */
export async function readRequest(
  settings: Settings,
  owner: Owner,
  choice: RequestChoice,
): Promise<ConnectionRequest> {
  if ('id' in choice) return describeRequest(settings, await findOwnRequest(settings, owner, choice.id));
  const found = await findCall(settings, owner, choice);
  if (!found) throw new ConnectError('not_found');
  return describeRequest(settings, found.request);
}
