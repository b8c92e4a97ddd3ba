import { type ErrorCode, setErrorParameter } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { reportRefusal } from '../events/report.ts';
import { ofAttempt } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import { isBound } from '../request/checkSource.ts';
import { readUser } from '../request/readUser.ts';
import { type Reply, redirectReply, withRetryAfter } from '../request/reply.ts';
import type { AttemptOutcome, AttemptRecord } from '../stores/AttemptRecord.ts';
import { isSameOwner } from '../stores/store.ts';

/** Codes that end an attempt: one callback address cannot be used to try several identity ids. */
const outcomes: Partial<Record<ErrorCode, Exclude<AttemptOutcome, 'connected'>>> = {
  attempt_cancelled: 'cancelled',
  attempt_expired: 'expired',
  identity_not_found: 'failed',
  identity_stale: 'failed',
  identity_failed: 'failed',
  identity_taken: 'failed',
  wrong_application: 'failed',
  not_connected: 'failed',
};

/** Codes that leave a started attempt open. The callback shows a page that the user can reload. */
const temporary: readonly ErrorCode[] = [
  'invalid_callback',
  'too_many_verifications',
  'store_unavailable',
  'anchor_unavailable',
  'anchor_rate_limited',
  'anchor_key_rejected',
  'anchor_application_missing',
  'anchor_refused',
  'anchor_unexpected_response',
];

/**
 * Returns the attempt if this browser created it. A missing cookie, a wrong cookie and an unknown attempt have the same answer,
 * and change nothing: a stranger with the address can neither use up the attempt nor learn that it exists.
 */
export async function requireBound(
  settings: Settings,
  call: Call,
  attempt: AttemptRecord | undefined,
): Promise<AttemptRecord> {
  call.attempt = attempt;
  if (!attempt || !(await isBound(settings, call.request, attempt))) throw new ConnectError('wrong_browser');
  return attempt;
}

/**
 * Refuses a signed-in user who did not create the attempt. If the session cannot be read, for example because its cookie is
 * `SameSite=Strict`, the binding cookie is enough, unless `callbackSession` is `required`.
 */
export async function checkSameUser(settings: Settings, call: Call, attempt: AttemptRecord): Promise<void> {
  const user = await readUser(settings, call);
  if (!user && settings.callbackSession === 'required') throw new ConnectError('signed_out');
  if (user && !isSameOwner(user, attempt.owner)) throw new ConnectError('wrong_user');
}

/**
 * Runs work for an attempt of this browser. A final refusal ends the attempt and returns to the app: through the relay page, or
 * through a redirect with `connect_error`. A temporary failure is thrown.
 */
export async function relayRefusal(
  settings: Settings,
  attempt: AttemptRecord,
  call: Call,
  work: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const { code } = error;
    if (attempt.startedAt !== null && temporary.includes(code)) throw error;
    const outcome = outcomes[code];
    if (outcome && (await settings.store.updateAttempt(attempt.id, { outcome, code }, { outcome: null })))
      settings.reporter.emit({ type: 'attempt.ended', status: outcome, code, ...ofAttempt(attempt) });
    reportRefusal(settings, call, error);
    if (attempt.mode === 'redirect')
      return withRetryAfter(redirectReply(withError(settings, attempt.returnTo, code)), error);
    const { relayFailure } = await import('../pages/outcomePages.ts');
    return withRetryAfter(await relayFailure(settings, call.request, attempt, code), error);
  }
}

function withError(settings: Settings, returnTo: string, code: ErrorCode): string {
  const url = new URL(returnTo, settings.origin);
  setErrorParameter(url, code);
  return url.pathname + url.search + url.hash;
}
