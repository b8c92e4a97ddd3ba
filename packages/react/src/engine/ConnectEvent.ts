import type { AttemptMode, ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from '../client/clientErrors.ts';

interface OfAttempt {
  /** What `attemptName` of `@kit/protocol` calls the attempt; events of the server call it the same. */
  attempt: string;
}

/** Before the server has answered there is no attempt to name. */
type OfRun = Partial<OfAttempt>;

/** Why a message that reads like one of ours was not listened to. */
export type MessageFlaw =
  /** Another origin than the one it has to come from. */
  | 'origin'
  /** The right origin, but not the window that was opened. */
  | 'window'
  /** Made by a script of the page itself. */
  | 'untrusted'
  /** An id that is none, another attempt or another version. */
  | 'content';

/** What happened in the browser, before it is given its time. Names shared with the server's events mean the same. */
export type Happening =
  | ({ type: 'attempt.created'; mode: AttemptMode } & OfAttempt)
  /** The server says that the window has reached it. Not told where the end is heard of first. */
  | ({ type: 'attempt.started' } & OfAttempt)
  /** Taken up after a reload or a redirect. */
  | ({ type: 'attempt.resumed' } & OfAttempt)
  /** The user seems to have left: another try is offered, and a late success still counts. */
  | ({ type: 'attempt.dismissed' } & OfAttempt)
  | ({ type: 'attempt.ended'; status: 'cancelled' | 'expired' | 'blocked' } & OfRun)
  | ({ type: 'attempt.ended'; status: 'failed'; code: ErrorCode | ClientErrorCode } & OfRun)
  | ({ type: 'connection.created' | 'connection.reconnected' } & OfAttempt)
  | ({ type: 'popup.opened' | 'popup.blocked' } & OfRun)
  /** Reads as closed, which a window cut off by COOP does too. */
  | ({ type: 'popup.closed' } & OfRun)
  /** The sign-in is shown in place of the app. */
  | ({ type: 'page.left' } & OfAttempt)
  /** The hosted page says that it has a sign-in: a hint, neither proof nor end. */
  | ({ type: 'identity.announced' } & OfAttempt)
  /** Told once an attempt for each flaw. */
  | ({ type: 'message.rejected'; flaw: MessageFlaw; origin: string } & OfAttempt);

/**
 * What happened, for logs and analytics. A closed union; no event holds a token, an address, an identity id, an account's name
 * or a whole attempt id. `at` is ISO 8601, by the browser's clock.
 */
export type ConnectEvent = { at: string; application: string } & Happening;

/** The name of an event. */
export type ConnectEventType = Happening['type'];
