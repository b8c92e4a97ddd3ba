import type { AttemptMode, ConnectionStatus, ErrorCode } from '@kit/protocol';

/** Whose it is, by your own ids. `tenantId` is empty where users belong to none. */
interface OfUser {
  userId: string;
  tenantId: string;
  application: string;
}

interface OfAttempt extends OfUser {
  /** What `attemptName` of `@kit/protocol` calls the attempt; events in the browser call it the same. */
  attempt: string;
}

interface OfConnection extends OfUser {
  connectionId: string;
}

interface OfRequest {
  code: ErrorCode;
  /** What the answer was given as `requestId`. */
  requestId: string;
  /** There once it is known which attempt was meant. */
  attempt?: string;
}

/**
 * Somebody was refused. `callback.rejected` with `wrong_browser` or `wrong_user` can be one user trying to finish for
 * another, or the end of it: worth an alert.
 */
export type Rejection = {
  type: 'start.rejected' | 'callback.rejected' | 'webhook.rejected';
  /** What happened and what to do, for developers. The user's page says it in other words. */
  message: string;
} & OfRequest;

/** Something failed: a request, a session that your own code asked for, or work on a connection that `reconcile` takes up again. */
export type Failure =
  | ({ type: 'request.failed' } & OfRequest)
  | ({ type: 'session.failed'; code: ErrorCode } & OfConnection)
  | ({ type: 'session.end_postponed' } & OfConnection)
  | ({
      type: 'connection.removal_postponed' | 'connection.tag_postponed' | 'connection.refresh_postponed';
    } & OfConnection)
  | { type: 'connection.unreadable'; connectionId: string }
  | { type: 'unowned.lookup_failed' | 'unowned.deletion_failed'; application: string }
  | { type: 'upkeep.failed'; step: UpkeepStep };

/** What `reconcile` does, step by step; `start` is before the first. */
export type UpkeepStep = 'start' | 'unowned' | 'connections' | 'sessions' | 'attempts' | 'deliveries';

/**
 * A failure with its `code`, to look up in `docs/errors.md`, and its reason: a stack of your own code, and of Anchor the status
 * of its response or the network's word.
 */
export type FailureEvent = { at: string; code: ErrorCode; reason: string } & Failure;

/** Identities at Anchor that no connection here holds, of one application. */
interface UnownedFound {
  application: string;
  /** Listed identities that this store holds. */
  known: number;
  unowned: number;
  deleted: number;
  /** `delete` deleted none: this store holds fewer of the listed identities than it misses, so it may be the wrong one. */
  isRefused: boolean;
}

type UpkeepCount = 'removed' | 'tagged' | 'refreshed' | 'postponed' | 'ended' | 'forgotten' | 'unowned';

/** What happened, before it is given its time. */
export type Happening =
  | ({ type: 'attempt.created'; mode: AttemptMode } & OfAttempt)
  | ({ type: 'attempt.limited' } & OfUser)
  | ({ type: 'attempt.started' } & OfAttempt)
  | ({ type: 'attempt.ended'; status: 'failed' | 'cancelled' | 'expired'; code: ErrorCode } & OfAttempt)
  | ({ type: 'connection.created'; attempt: string } & OfConnection)
  | ({
      type: 'connection.reconnected';
      attempt: string;
      /** The user signed in with an account of another name than before: agents that use the connection now act as that one. */
      accountChanged: boolean;
    } & OfConnection)
  | ({ type: 'connection.renamed' | 'connection.disconnected' | 'connection.removed' } & OfConnection)
  | ({ type: 'connection.status_changed'; from: ConnectionStatus; to: ConnectionStatus } & OfConnection)
  | ({ type: 'session.created' | 'session.ended' } & OfConnection)
  | { type: 'webhook.received'; isRepeated: boolean }
  | ({ type: 'unowned.found' } & UnownedFound)
  | ({ type: 'upkeep.finished'; failed: UpkeepStep[] } & Record<UpkeepCount, number>)
  | Rejection
  | (Failure & { code: ErrorCode; reason: string });

/**
 * What happened, for your audit trail, metrics or log. A closed union; no event holds a token, a state, a cookie, an
 * identity id, the key, or what Anchor said. `at` is ISO 8601.
 */
export type ConnectEvent = { at: string } & Happening;

/** The name of an event. */
export type ConnectEventType = Happening['type'];
