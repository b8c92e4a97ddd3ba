import { attemptName, type AttemptMode, type ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from '../client/result.ts';
import type { Run } from './run.ts';
import type { Outcome } from './types.ts';

interface OfAttempt {
  /** The short name of the attempt, as in the server's events. Absent until the server has created the attempt. */
  attempt: string;
}

/** Events that can occur before the server has created the attempt. */
type OfRun = Partial<OfAttempt>;

/** Why a look-alike message was ignored. */
export type RejectionReason =
  /** It came from another origin. */
  | 'origin'
  /** It came from the right origin, but not from the engine's popup. */
  | 'window'
  /** A script of the page created it. */
  | 'untrusted'
  /** Its id is malformed, or it belongs to another attempt or version. */
  | 'content';

/** An event of an attempt without its time. Names shared with the server's events mean the same. */
export type EventDetails =
  /** The server has created the attempt. */
  | ({
      type: 'attempt.created';
      /** How the sign-in page opens. */
      mode: AttemptMode;
    } & OfAttempt)
  /** The server says that the sign-in has started. Not emitted if the attempt ends first. */
  | ({ type: 'attempt.started' } & OfAttempt)
  /** The engine follows an attempt again after a reload or a redirect. */
  | ({ type: 'attempt.resumed' } & OfAttempt)
  /** The user came back without a result. They can try again, and a late success still counts. */
  | ({ type: 'attempt.dismissed' } & OfAttempt)
  /** The attempt ended without a connection. */
  | ({
      type: 'attempt.ended';
      /** The status of the {@link Outcome}. */
      status: 'cancelled' | 'expired' | 'blocked';
    } & OfRun)
  /** The attempt failed. */
  | ({
      type: 'attempt.ended';
      status: 'failed';
      /** Why it failed. `docs/errors.md` explains each code. */
      code: ErrorCode | ClientErrorCode;
    } & OfRun)
  /** The attempt ended with a new connection, or with a renewed one. */
  | ({ type: 'connection.created' | 'connection.reconnected' } & OfAttempt)
  /** A press opened the popup, or the browser did not allow it. */
  | ({ type: 'popup.opened' | 'popup.blocked' } & OfRun)
  /** The popup reads as closed. A popup behind a COOP header does, too. */
  | ({ type: 'popup.closed' } & OfRun)
  /** A native app asked the system browser to open the sign-in. */
  | ({ type: 'browser.opened' } & OfAttempt)
  /** The sign-in replaces the app. */
  | ({ type: 'redirect.started' } & OfAttempt)
  /** The hosted page announced a sign-in. The server still has to verify it. */
  | ({ type: 'identity.announced' } & OfAttempt)
  /** A look-alike message was ignored. Emitted once per reason and attempt. */
  | ({
      type: 'message.rejected';
      /** Why the message was ignored. */
      reason: RejectionReason;
      /** Origin of the window that sent the message. */
      origin: string;
    } & OfAttempt);

/**
 * An event of an attempt, for logs and analytics. No event contains a token, an address, an identity id, an account name or a
 * complete attempt id.
 */
export type AttemptEvent = {
  /** Time of the event by the browser's clock, in ISO 8601. */
  at: string;
  /** The application that the attempt connects, as a key of `createConnect({ applications })`. */
  application: string;
} & EventDetails;

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
