import type { Connection, ConnectionRequest, RequestStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { toConnection, toConnectionStatus } from '../connections/listConnections.ts';
import { reportUnreadable } from '../events/report.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';

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
