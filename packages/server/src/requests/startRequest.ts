import { ConnectError } from '../ConnectError.ts';
import { ofRequest } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { Owner } from '../stores/store.ts';
import { isOpen, statusOf } from './describeRequest.ts';
import { findOwnRequest } from './findRequest.ts';

/** Returns the request that a new attempt names. Refuses one that has ended, or that asks for another account. */
export async function findAnswerable(
  settings: Settings,
  { owner, application, reconnects }: { owner: Owner; application: string; reconnects: string | null },
  id: unknown,
): Promise<RequestRecord | undefined> {
  if (id === undefined) return;
  if (typeof id !== 'string') throw new ConnectError('invalid_request');
  const request = await findOwnRequest(settings, owner, id);
  if (request.application !== application || (request.reconnects ?? reconnects) !== reconnects)
    throw new ConnectError('request_mismatch');
  if (!isOpen(statusOf(request, settings.now()))) throw new ConnectError('request_closed');
  return request;
}

/** Records that the user begins to sign in for a request. Only the first time counts. */
export async function startRequest(settings: Settings, request: RequestRecord): Promise<void> {
  const now = settings.now();
  const started = await settings.store.updateRequest(request.id, { startedAt: now }, now, {
    startedAt: null,
  });
  if (started) settings.reporter.emit({ type: 'request.started', ...ofRequest(started) });
}
