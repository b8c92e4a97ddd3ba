import { attemptName, type AttemptMode, type ConnectionStatus, type ErrorCode } from '@kit/protocol';
import type { AttemptRecord, ConnectionRecord, Owner } from '../stores/store.ts';

/** The owner, by your own ids. `tenantId` is empty if users have no tenant. */
interface OfUser {
  userId: string;
  tenantId: string;
  application: string;
}

interface OfAttempt extends OfUser {
  /** A name for the attempt, which the browser's events use too. It is not the attempt's id. */
  attempt: string;
}

interface OfConnection extends OfUser {
  connectionId: string;
}

interface OfRequest {
  code: ErrorCode;
  /** The `requestId` in the response. */
  requestId: string;
  /** Absent until the attempt is found. */
  attempt?: string;
}

/**
 * A request was rejected. Consider an alert for `callback.rejected` with `wrong_browser` or `wrong_user`: one user may be
 * trying to finish an attempt for another.
 */
export type Rejection = {
  type: 'start.rejected' | 'callback.rejected' | 'webhook.rejected';
  /** What happened and how to fix it, for developers. The user's page has its own text. */
  message: string;
} & OfRequest;

/** A request failed, a session that your code started failed, or work on a connection failed and `reconcile` will repeat it. */
export type Failure =
  | ({ type: 'request.failed' } & OfRequest)
  | ({ type: 'session.failed'; code: ErrorCode } & OfConnection)
  | ({ type: 'session.end_postponed' } & OfConnection)
  | ({
      type: 'connection.deletion_postponed' | 'connection.tag_postponed' | 'connection.refresh_postponed';
    } & OfConnection)
  | { type: 'connection.unreadable'; connectionId: string }
  | { type: 'unowned.lookup_failed' | 'unowned.deletion_failed'; application: string }
  | { type: 'upkeep.failed'; step: UpkeepStep };

/** The steps of `reconcile`, in order. `start` is before the first. */
export type UpkeepStep = 'start' | 'unowned' | 'connections' | 'sessions' | 'attempts' | 'deliveries';

/**
 * A failure, as `onError` receives it. `docs/errors.md` explains its `code`. `reason` is the stack of an error in your code,
 * or the status or network error of a call to Anchor.
 *
 * @example
 * onError: (error, event: FailureEvent) => Sentry.captureException(error, { extra: { code: event.code } })
 */
export type FailureEvent = { at: string; code: ErrorCode; reason: string } & Failure;

/** Identities of one application at Anchor that have no connection in this store. */
interface UnownedFound {
  application: string;
  /** Listed identities that have a connection in this store. */
  known: number;
  unowned: number;
  deleted: number;
  /** Whether `delete` was refused, because most of the listed identities are not in this store. It may be the wrong store. */
  isRefused: boolean;
}

type UpkeepCount = 'deleted' | 'tagged' | 'refreshed' | 'postponed' | 'ended' | 'deletedAttempts' | 'unowned';

/** An event without its time. */
export type Happening =
  | ({ type: 'attempt.created'; mode: AttemptMode } & OfAttempt)
  | ({ type: 'attempt.limited' } & OfUser)
  | ({ type: 'attempt.started' } & OfAttempt)
  | ({ type: 'attempt.ended'; status: 'failed' | 'cancelled' | 'expired'; code: ErrorCode } & OfAttempt)
  | ({ type: 'connection.created'; attempt: string } & OfConnection)
  | ({
      type: 'connection.reconnected';
      attempt: string;
      /** Whether the account has another name than before. Agents that use the connection now act as the new account. */
      accountChanged: boolean;
    } & OfConnection)
  | ({ type: 'connection.renamed' | 'connection.disconnected' | 'connection.deleted' } & OfConnection)
  | ({ type: 'connection.status_changed'; from: ConnectionStatus; to: ConnectionStatus } & OfConnection)
  | ({ type: 'session.created' | 'session.ended' } & OfConnection)
  | { type: 'webhook.received'; isRepeated: boolean }
  | ({ type: 'unowned.found' } & UnownedFound)
  | ({ type: 'upkeep.finished'; failed: UpkeepStep[] } & Record<UpkeepCount, number>)
  | Rejection
  | (Failure & { code: ErrorCode; reason: string });

/**
 * An event for your audit trail, metrics or log. No event contains a token, state, cookie, identity id, API key, or text from
 * Anchor. `at` is an ISO 8601 time.
 *
 * @example
 * onEvent: (event: ConnectEvent) => {
 *   if (event.type === 'connection.created') audit(event.userId, event.application);
 * }
 */
export type ConnectEvent = { at: string } & Happening;

/**
 * The name of an event.
 *
 * @example
 * const audited: ConnectEventType[] = ['connection.created', 'connection.disconnected'];
 */
export type ConnectEventType = Happening['type'];

/** Returns the fields of an attempt in events. */
export function ofAttempt({
  id,
  owner,
  application,
}: AttemptRecord): { attempt: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { attempt: attemptName(id), tenantId, userId, application };
}

/** Returns the fields of a connection in events. */
export function ofConnection({
  id,
  owner,
  application,
}: ConnectionRecord): { connectionId: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { connectionId: id, tenantId, userId, application };
}
