import type { AccountRequest, RequestStatus } from '@kit/protocol';
import { toConnection } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { findAccounts, findReconnect, isUsable } from './accounts.ts';

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

/** Returns what the owner may see of a request. `accounts` saves a read if the caller has them. */
export async function describeRequest(
  settings: Settings,
  request: RequestRecord,
  accounts?: readonly ConnectionRecord[],
): Promise<AccountRequest> {
  const { id, owner, application, reason, expiresAt, reconnects, connectionId } = request;
  const all = accounts ?? (await findAccounts(settings, owner, application));
  const connection = all.find((each) => each.id === connectionId);
  const current = statusOf(request, settings.now());
  const former = isOpen(current) ? findReconnect(request, all) : undefined;
  // The user disconnected the account that the request names, so nothing can answer it any more.
  const isLost = isOpen(current) && reconnects !== null && !former;
  const status = isLost ? 'superseded' : current;
  return {
    id,
    application,
    status,
    ...(reason !== '' && { reason }),
    expiresAt: new Date(expiresAt).toISOString(),
    ...(former && { reconnects: toConnection(former) }),
    ...(connection && { connection: toConnection(connection) }),
    choices: isOpen(status) && reconnects === null ? all.filter(isUsable).map(toConnection) : [],
  };
}
