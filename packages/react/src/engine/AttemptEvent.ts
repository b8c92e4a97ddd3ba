import { attemptName, type AttemptMode, type ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from '../client/result.ts';
import type { Run } from './run.ts';
import type { Outcome } from './types.ts';

interface OfAttempt {
  /** The short name of the attempt, as in the server's events. */
  attempt: string;
}

/** Missing until the server has created the attempt. */
type OfRun = Partial<OfAttempt>;

/** Why a look-alike message was ignored. */
export type RejectionReason =
  /** It came from another origin. */
  | 'origin'
  /** It came from the right origin, but not from our popup. */
  | 'window'
  /** A script of the page created it. */
  | 'untrusted'
  /** Its id is malformed, or it belongs to another attempt or version. */
  | 'content';

/** An event of an attempt without its time. Names shared with the server's events mean the same. */
export type EventDetails =
  | ({ type: 'attempt.created'; mode: AttemptMode } & OfAttempt)
  /** The server says that the sign-in has started. Not emitted if the attempt ends first. */
  | ({ type: 'attempt.started' } & OfAttempt)
  /** Resumed after a reload or a redirect. */
  | ({ type: 'attempt.resumed' } & OfAttempt)
  /** The user came back without a result: another try is offered, and a late success still counts. */
  | ({ type: 'attempt.dismissed' } & OfAttempt)
  | ({ type: 'attempt.ended'; status: 'cancelled' | 'expired' | 'blocked' } & OfRun)
  | ({ type: 'attempt.ended'; status: 'failed'; code: ErrorCode | ClientErrorCode } & OfRun)
  | ({ type: 'connection.created' | 'connection.reconnected' } & OfAttempt)
  | ({ type: 'popup.opened' | 'popup.blocked' } & OfRun)
  /** The popup reads as closed, as a popup cut off by COOP does too. */
  | ({ type: 'popup.closed' } & OfRun)
  /** The sign-in replaces the app. */
  | ({ type: 'redirect.started' } & OfAttempt)
  /** The hosted page announced a sign-in: a hint, neither proof nor end. */
  | ({ type: 'identity.announced' } & OfAttempt)
  /** A look-alike message was ignored. Emitted once per reason and attempt. */
  | ({ type: 'message.rejected'; reason: RejectionReason; origin: string } & OfAttempt);

/**
 * An event of an attempt, for logs and analytics. No event contains a token, an address, an identity id, an account name or a
 * complete attempt id. `at` is ISO 8601, by the browser's clock.
 */
export type AttemptEvent = { at: string; application: string } & EventDetails;

/** The name of an event. */
export type AttemptEventType = EventDetails['type'];

/** Reports how a run ended, without what the outcome says about the account. */
export function emitEnd({ settings: { connectionId, emit }, attempt }: Run, outcome: Outcome): void {
  const about = attempt && { attempt: attemptName(attempt.attemptId) };
  const { status } = outcome;
  if (status === 'failed') return emit({ type: 'attempt.ended', status, code: outcome.code, ...about });
  if (status !== 'connected') return emit({ type: 'attempt.ended', status, ...about });
  if (about) emit({ type: connectionId ? 'connection.reconnected' : 'connection.created', ...about });
}
