import { type ErrorCode, setErrorParameter } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ofAttempt } from '../events/ofAttempt.ts';
import { reportRefusal } from '../events/reportRefusal.ts';
import { type Reply, redirectReply, withRetryAfter } from '../reply.ts';
import type { AttemptRecord } from '../stores/store.ts';

/** Codes that end an attempt: a repeat gets the same answer, so one address cannot be used to try several ids. */
const endings: Partial<Record<ErrorCode, 'failed' | 'cancelled' | 'expired'>> = {
  attempt_cancelled: 'cancelled',
  attempt_expired: 'expired',
  identity_not_found: 'failed',
  identity_stale: 'failed',
  identity_failed: 'failed',
  identity_taken: 'failed',
  wrong_application: 'failed',
  not_connected: 'failed',
};

/**
 * At the callback these leave the attempt open, with a page to reload or to leave: trouble with Anchor or the store, or an
 * address that was cut short.
 */
const passing: readonly ErrorCode[] = [
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
 * Runs the work of a bound attempt. A refusal ends the attempt where it is final, and goes back to the app: by the relay
 * page, or by a redirect with `connect_error`. A passing failure at the callback is thrown on, as a page to reload.
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
    const ending = endings[error.code];
    if (!ending && attempt.startedAt !== null && passing.includes(error.code)) throw error;
    const { code } = error;
    if (
      ending &&
      (await settings.store.updateAttempt(attempt.id, { outcome: ending, code }, { outcome: null }))
    )
      settings.reporter.emit({
        type: 'attempt.ended',
        status: ending,
        code: error.code,
        ...ofAttempt(attempt),
      });
    reportRefusal(settings, call, error);
    if (attempt.mode === 'redirect')
      return withRetryAfter(redirectReply(withError(settings, attempt.returnTo, error.code)), error);
    const { relayFailure } = await import('../pages/relayPage.ts');
    return withRetryAfter(await relayFailure(settings, call.request, attempt, error.code), error);
  }
}

/** `returnTo` is a path: it was checked when the attempt began. */
function withError(settings: Settings, returnTo: string, code: ErrorCode): string {
  const url = new URL(returnTo, settings.origin);
  setErrorParameter(url, code);
  return url.pathname + url.search + url.hash;
}
