import type { AccountRequest, AgentAccess, RequestStatus } from '@kit/protocol';
import { toConnection } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { accessOf } from '../permissions/accessOf.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { findAccounts, findReconnect, fits, isUsable } from './accounts.ts';
import { isoTime } from '../time.ts';

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
  const named = isOpen(current) ? findReconnect(request, all) : undefined;
  // It needs no sign-in, but the user must allow the call to use it.
  const asks = named && isUsable(named);
  const former = asks ? undefined : named;
  // The user disconnected the account that the request names, so nothing can answer it any more.
  const isLost = isOpen(current) && reconnects !== null && !named;
  const status = isLost ? 'superseded' : current;
  const choices = asks ? [named] : isOpen(status) && reconnects === null ? all.filter(isUsable) : [];
  const permission = isOpen(status)
    ? permissionOf(settings, choices)
    : permissionOf(settings, connection ? [connection] : all, request);
  return {
    id,
    application,
    status,
    ...(reason !== '' && { reason }),
    expiresAt: isoTime(expiresAt),
    ...(former && { reconnects: toConnection(settings, former) }),
    ...(connection && { connection: toConnection(settings, connection) }),
    ...(permission !== 'always' && { permission }),
    choices: choices.map((each) => toConnection(settings, each)),
  };
}

/**
 * Returns what a request asks of the only account that can answer it. A request that has ended asked for a sign-in if the account was
 * connected later.
 */
function permissionOf(
  settings: Settings,
  accounts: readonly ConnectionRecord[],
  ended?: RequestRecord,
): AgentAccess {
  const [only, ...others] = accounts.filter((each) => !ended || (fits(ended, each) && isUsable(each)));
  if (!only || others.length > 0 || (ended && ended.createdAt <= only.connectedAt)) return 'always';
  return accessOf(settings, only);
}
