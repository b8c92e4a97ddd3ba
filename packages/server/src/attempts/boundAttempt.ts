import { type ErrorCode, setErrorParameter } from '@kit/protocol';
import { ConnectError, refusal } from '../ConnectError.ts';
import { reportRefusal } from '../events/report.ts';
import { ofAttempt } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import { hasBindingCookie, isBound } from '../request/checkSource.ts';
import { readUser } from '../request/readUser.ts';
import { type Reply, redirectReply, withRetryAfter } from '../request/reply.ts';
import type { AttemptOutcome, AttemptRecord } from '../stores/AttemptRecord.ts';
import { isSameOwner } from '../stores/store.ts';
import { usesCode } from './completionCode.ts';
import { returnToApp } from './returnToApp.ts';

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
 * Returns the attempt if this browser created it, or if a completion code takes the place of the cookie. A wrong cookie and an unknown
 * attempt have the same answer, and change nothing: a stranger with the address can neither use up the attempt nor learn that it exists.
 * So does a missing cookie, unless it was lost.
 */
export async function requireBound(
  settings: Settings,
  call: Call,
  attempt: AttemptRecord | undefined,
): Promise<AttemptRecord> {
  call.attempt = attempt;
  // Cookies ignore ports, and the new owner of a domain receives the old cookies, so the origin is compared too.
  const isHere = (attempt?.origin ?? settings.firstOrigin) === settings.origin;
  // Always awaited: Node reports a promise that rejects before something waits for it, and takes it back. Both take longer than the
  // checks of a request.
  const isMine = await (attempt && isHere && (usesCode(attempt) || isBound(settings, call.request, attempt)));
  if (!attempt || !isMine) throw refusal(wasCookieLost(settings, call) ? 'cookie_missing' : 'wrong_browser');
  // Compared again, because a deployment may have removed the origin since then.
  if (attempt.appOrigin !== null && !settings.trustedOrigins.has(attempt.appOrigin))
    throw new ConnectError('foreign_origin');
  return attempt;
}

/**
 * A page of the app opened the start link, so this browser has just received the cookie. With `same-site`, that is a page of a trusted
 * origin: others are refused before. It says nothing about the attempt.
 */
function wasCookieLost(settings: Settings, { request, route }: Call): boolean {
  const site = request.headers.get('sec-fetch-site');
  const isOwnPage = site === 'same-origin' || site === 'same-site';
  return route === 'startAttempt' && isOwnPage && !hasBindingCookie(settings, request);
}

/**
 * Refuses a signed-in user who did not create the attempt. If the session cannot be read, for example because its cookie is
 * `SameSite=Strict`, the binding cookie is enough, unless `callbackSession` is `required`. With a completion code, the app itself
 * has to be signed in. Returns whether the owner is signed in here.
 */
export async function checkSameUser(
  settings: Settings,
  call: Call,
  attempt: AttemptRecord,
): Promise<boolean> {
  const user = await readUser(settings, call);
  if (!user && settings.callbackSession === 'required' && !usesCode(attempt))
    throw new ConnectError('signed_out');
  if (user && !isSameOwner(user, attempt.owner)) throw new ConnectError('wrong_user');
  return user !== undefined;
}

/**
 * Runs work for an attempt of this browser. A final refusal ends the attempt and returns to the app: through the relay page, or
 * through a redirect with `connect_error`. A temporary failure and an unexpected one are thrown.
 */
export async function relayRefusal(
  settings: Settings,
  attempt: AttemptRecord,
  call: Call,
  work: () => Promise<Reply>,
): Promise<Reply> {
  call.application = attempt.application;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectError) || error.code === 'internal') throw error;
    const { code } = error;
    if (attempt.startedAt !== null && temporary.includes(code)) throw error;
    const outcome = outcomes[code];
    if (outcome && (await settings.store.updateAttempt(attempt.id, { outcome, code }, { outcome: null })))
      settings.reporter.emit({ type: 'attempt.ended', status: outcome, code, ...ofAttempt(attempt) });
    reportRefusal(settings, call, error);
    if (attempt.mode === 'redirect')
      return withRetryAfter(redirectReply(withError(settings, attempt.returnTo, code)), error);
    if (attempt.mode === 'native')
      return withRetryAfter(await returnToApp(settings, call.request, attempt, { code }), error);
    const { relayFailure } = await import('../pages/outcomePages.ts');
    return withRetryAfter(await relayFailure(settings, call.request, attempt, code), error);
  }
}

function withError(settings: Settings, returnTo: string, code: ErrorCode): string {
  const url = new URL(returnTo, settings.origin);
  setErrorParameter(url, code);
  return returnTo.startsWith('/') ? url.pathname + url.search + url.hash : url.href;
}
