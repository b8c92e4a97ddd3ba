import type { AccountRequest } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { ofRequest } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestFields, RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { accessOf } from '../permissions/accessOf.ts';
import { findAccounts, fits, isUsable } from './accounts.ts';
import { describeRequest, isOpen, statusOf } from './describeRequest.ts';
import { findOwnRequest } from './findRequest.ts';
import { toName } from '../request/toName.ts';
import { waiters } from '../waits/waiters.ts';

/** Ends an open request, and wakes what waits for it. Returns undefined if it was not open. */
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
export function announceEnd({ reporter }: Settings, request: RequestRecord): void {
  const { outcome } = request;
  // Stryker disable next-line ConditionalExpression: a request that has ended has an outcome, so this only satisfies the compiler
  if (outcome === null) return;
  reporter.emit({ type: `request.${outcome}`, ...ofRequest(request) });
  waiters.wake(request.id);
}

/**
 * Answers an open request if the user has exactly one usable account for it by now: they connected it while the request was written,
 * or it needs no attention any more. An account for which agents must ask answers no request by itself.
 */
export async function answerWith(
  settings: Settings,
  request: RequestRecord,
  accounts: readonly ConnectionRecord[],
): Promise<RequestRecord> {
  if (!isOpen(statusOf(request, settings.now()))) return request;
  const [only, ...others] = accounts.filter((account) => isUsable(account) && fits(request, account));
  if (!only || others.length > 0 || accessOf(settings, only) !== 'always') return request;
  const ended = await endRequest(settings, request, { outcome: 'connected', connectionId: only.id });
  return ended ?? findOwnRequest(settings, request.owner, request.id);
}

/**
 * Returns what the owner may see of a request. An open request ends if its account needs no attention any more. If the user has several
 * accounts, only the one that the request names can end it: the user chooses the others.
 */
export async function describeCurrent(settings: Settings, request: RequestRecord): Promise<AccountRequest> {
  const accounts = await findAccounts(settings, request.owner, request.application);
  const hasChoice = request.reconnects === null && accounts.length > 1;
  const current = await answerWith(settings, request, hasChoice ? [] : accounts);
  return describeRequest(settings, current, accounts);
}

/** Records that its user declines a request. A request that was declined already stays so. */
export async function decline(settings: Settings, owner: Owner, id: string): Promise<RequestRecord> {
  const request = await findOwnRequest(settings, owner, id);
  const { status } = await describeRequest(settings, request);
  if (!isOpen(status) && status !== 'declined') throw new ConnectError('request_closed');
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
  if (!fits(request, chosen)) throw new ConnectError('request_mismatch');
  if (!isUsable(chosen)) throw new ConnectError('connection_not_ready');
  const ended = await endRequest(settings, request, {
    outcome: 'connected',
    connectionId: chosen.id,
    startedAt: settings.now(),
  });
  if (!ended) throw new ConnectError('request_closed');
  return ended;
}

/** Ends the open requests of a thread that no other thread waits for. Returns how many. */
export async function supersede(settings: Settings, owner: Owner, thread: string): Promise<number> {
  const ended = await settings.store.supersedeRequests(owner, toName('thread', thread), settings.now());
  for (const request of ended) announceEnd(settings, request);
  return ended.length;
}
