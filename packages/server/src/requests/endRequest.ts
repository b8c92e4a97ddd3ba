import { ConnectError } from '../ConnectError.ts';
import { ofRequest } from '../events/ConnectEvent.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestFields, RequestRecord } from '../stores/RequestRecord.ts';
import type { Owner } from '../stores/store.ts';
import { findAccounts, findOwnRequest, isUsable } from './describeRequest.ts';

/** Names a request of a user. */
export interface OwnRequest {
  /** Id of the request. */
  id: string;
  /** Your own id of the user. The request of another user is not found. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
}

/** Ends an open request and tells everything that waits for it. Returns undefined if it was not open. */
export async function endRequest(
  settings: Settings,
  { id }: RequestRecord,
  fields: RequestFields & { outcome: 'connected' | 'declined' },
): Promise<RequestRecord | undefined> {
  const ended = await settings.store.updateRequest(id, fields, settings.now());
  if (ended) announceEnd(settings, ended);
  return ended;
}

/** Reports the end of a request, and wakes what waits for it in this process. */
export function announceEnd(settings: Settings, request: RequestRecord): void {
  const { outcome } = request;
  if (outcome === null) return;
  settings.reporter.emit({ type: `request.${outcome}`, ...ofRequest(request) });
  settings.waiters.wake(request.id);
}

/** Records that its user declines a request. A request that was declined already stays so. */
export async function decline(settings: Settings, owner: Owner, id: string): Promise<RequestRecord> {
  const request = await findOwnRequest(settings, owner, id);
  const ended = await endRequest(settings, request, { outcome: 'declined' });
  if (ended) return ended;
  const current = await findOwnRequest(settings, owner, id);
  if (current.outcome !== 'declined') throw new ConnectError('request_closed');
  return current;
}

/** Answers a request with an account that is connected already. */
export async function chooseAccount(
  settings: Settings,
  request: RequestRecord,
  connectionId: unknown,
): Promise<RequestRecord> {
  const accounts = await findAccounts(settings, request.owner, request.application);
  const chosen = accounts.find(({ id }) => id === connectionId);
  if (!chosen) throw new ConnectError('not_connected');
  if ((request.reconnects ?? chosen.id) !== chosen.id) throw new ConnectError('request_mismatch');
  if (!isUsable(chosen)) throw new ConnectError('connection_not_ready');
  const ended = await endRequest(settings, request, { outcome: 'connected', connectionId: chosen.id });
  if (!ended) throw new ConnectError('request_closed');
  return ended;
}

/** Ends the open requests of a thread that nothing else waits for, because its user has written something else. */
export async function supersede(settings: Settings, owner: Owner, thread: string): Promise<RequestRecord[]> {
  const ended = await settings.store.supersedeRequests(owner, thread, settings.now());
  for (const request of ended) announceEnd(settings, request);
  return ended;
}

/** Records that its user signs in for a request. Refuses one that has ended, or that asks for something else. */
export async function startRequest(
  settings: Settings,
  owner: Owner,
  id: string,
  about: { application: string; reconnects: string | null },
): Promise<void> {
  const request = await findOwnRequest(settings, owner, id);
  if (
    request.application !== about.application ||
    (request.reconnects ?? about.reconnects) !== about.reconnects
  )
    throw new ConnectError('request_mismatch');
  const now = settings.now();
  const started = await settings.store.updateRequest(id, { startedAt: request.startedAt ?? now }, now);
  if (!started) throw new ConnectError('request_closed');
  if (request.startedAt === null) settings.reporter.emit({ type: 'request.started', ...ofRequest(started) });
}
