import { type ErrorCode, setErrorParameter } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ofAttempt, reportRefusal } from '../events/report.ts';
import { type Reply, redirectReply, withRetryAfter } from '../request/reply.ts';
import type { AttemptRecord } from '../stores/store.ts';

/** Codes that end an attempt, so that one callback address cannot be used to try several identity ids. */
const outcomes: Partial<Record<ErrorCode, 'failed' | 'cancelled' | 'expired'>> = {
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
    const outcome = outcomes[error.code];
    if (!outcome && attempt.startedAt !== null && temporary.includes(error.code)) throw error;
    const { code } = error;
    if (outcome && (await settings.store.updateAttempt(attempt.id, { outcome, code }, { outcome: null })))
      settings.reporter.emit({ type: 'attempt.ended', status: outcome, code, ...ofAttempt(attempt) });
    reportRefusal(settings, call, error);
    if (attempt.mode === 'redirect')
      return withRetryAfter(redirectReply(withError(settings, attempt.returnTo, error.code)), error);
    const { relayFailure } = await import('../pages/outcomePages.ts');
    return withRetryAfter(await relayFailure(settings, call.request, attempt, error.code), error);
  }
}

function withError(settings: Settings, returnTo: string, code: ErrorCode): string {
  const url = new URL(returnTo, settings.origin);
  setErrorParameter(url, code);
  return url.pathname + url.search + url.hash;
}
