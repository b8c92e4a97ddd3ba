import type { AttemptMode, ConnectionStatus, ErrorCode } from '@kit/protocol';

interface OfApplication {
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
}

interface OfUser extends OfApplication {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. Empty if the user has none. */
  tenantId: string;
}

interface OfAttempt extends OfUser {
  /** A name for the attempt, which the browser's events use too. It is not the attempt's id. */
  attempt: string;
}

interface OfConnection extends OfUser {
  /** The kit's id of the connection. */
  connectionId: string;
}

interface OfRequest extends OfUser {
  /** A name for the request to the user. It is not the request's id. */
  request: string;
}

/** The browser session that an event is about, and one of its accounts. */
interface OfSession extends OfConnection {
  /** Names the session in events. */
  session: string;
}

/** The HTTP request that an event is about. */
interface OfCall {
  /** The reason. `docs/errors.md` explains each code. */
  code: ErrorCode;
  /** The `reference` in the response. A user can send it to your support. */
  reference: string;
  /** The name of the request's attempt. Absent if the request fails before the attempt is found. */
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
} & OfCall;

/** A request failed, a session that your code started failed, or work on a connection failed and `reconcile` will repeat it. */
export type Failure =
  /** A request of a browser or of Anchor failed with a status of 500 or more, or `describeUser` failed and the page shows no name. */
  | ({ type: 'handler.failed' } & OfCall)
  /** Anchor did not start a browser session. `createSession` throws the same error. */
  | ({
      type: 'session.failed';
      /** The reason. `docs/errors.md` explains each code. */
      code: ErrorCode;
    } & OfConnection)
  /** Anchor did not confirm that a browser session has ended. `reconcile` tries again. */
  | ({ type: 'session.end_postponed' } & OfSession)
  /** Anchor did not delete the identity. The connection is already hidden, and `reconcile` tries again. */
  | ({ type: 'connection.deletion_postponed' } & OfConnection)
  /** The owner was not written into the identity's metadata. The connection works, and `reconcile` tries again. */
  | ({ type: 'connection.tag_postponed' } & OfConnection)
  /** `reconcile` could not read the status from Anchor. It tries again in the next run. */
  | ({ type: 'connection.refresh_postponed' } & OfConnection)
  /** A row of the store was edited by hand or written by a newer release. It is left out of every result. */
  | {
      type: 'connection.unreadable';
      /** The kit's id of the connection. */
      connectionId: string;
    }
  /** `reconcile` could not list the identities of an application. The next search tries again. */
  | ({ type: 'unowned.lookup_failed' } & OfApplication)
  /** `reconcile` could not delete an identity without a connection. The next search tries again. */
  | ({ type: 'unowned.deletion_failed' } & OfApplication)
  /** A step of `reconcile` failed. The other steps ran, except if `step` is `start`. */
  | {
      type: 'upkeep.failed';
      /** The step that failed. `start` means that `reconcile` did not run, for example because an option is invalid. */
      step: UpkeepStep;
    };

interface Cause {
  /** The reason. `docs/errors.md` explains each code. */
  code: ErrorCode;
  /** The stack of an error in your code, or the status or network error of a call to Anchor. */
  reason: string;
}

/** The steps of `reconcile`, in order. `start` is before the first. */
export type UpkeepStep =
  | 'start'
  | 'unowned'
  | 'connections'
  | 'sessions'
  | 'attempts'
  | 'requests'
  | 'deliveries';

/**
 * A failure, as `onError` receives it.
 *
 * @example
 * onError: (error, event: FailureEvent) => Sentry.captureException(error, { extra: { code: event.code } })
 */
export type FailureEvent = {
  /** When it happened, as an ISO 8601 time. */
  at: string;
} & Cause &
  Failure;

/** Identities of one application at Anchor that have no connection in this store. */
interface UnownedFound extends OfApplication {
  /** Listed identities that have a connection in this store. */
  known: number;
  /** Identities of the application without a connection. */
  unowned: number;
  /** Unowned identities that were deleted. 0 unless the option `unowned` is `delete`. */
  deleted: number;
  /** Whether `delete` was refused, because most of the listed identities are not in this store. It may be the wrong store. */
  isRefused: boolean;
}

/** What one run of `reconcile` has done. */
export interface UpkeepCounts {
  /** Disconnected connections whose identity is now deleted at Anchor. */
  deleted: number;
  /** Connections whose owner was written into the identity's metadata at Anchor. */
  tagged: number;
  /** Connections whose status was read from Anchor again, changed or not. */
  refreshed: number;
  /** Connections that could not be finished, because Anchor failed or the time was used. They stay due. */
  postponed: number;
  /** Browser sessions of disconnected accounts that were ended in this run. */
  ended: number;
  /** Deleted attempts, which expired more than a day ago. */
  deletedAttempts: number;
}

/** An event without its time. */
export type Happening =
  /** A user began to connect or reconnect an account. */
  | ({
      type: 'attempt.created';
      /** Whether the sign-in opens in a popup or in place of the app. */
      mode: AttemptMode;
    } & OfAttempt)
  /** A user or tenant reached its limit of attempts, and no attempt was created. */
  | ({ type: 'attempt.limited' } & OfUser)
  /** The browser was redirected to the hosted page for the first time. */
  | ({ type: 'attempt.started' } & OfAttempt)
  /** The attempt ended without a connection. */
  | ({
      type: 'attempt.ended';
      /** How it ended. */
      status: 'failed' | 'cancelled' | 'expired';
      /** The reason. `docs/errors.md` explains each code. */
      code: ErrorCode;
    } & OfAttempt)
  /** Your app asked a user to connect an account. */
  | ({ type: 'request.created' } & OfRequest)
  /** The user began to sign in for a request. */
  | ({ type: 'request.started' } & OfRequest)
  /** A request ended: an account is connected, or the user declined, or the conversation went on, or the time was over. */
  | ({
      type: 'request.connected' | 'request.declined' | 'request.superseded' | 'request.expired';
    } & OfRequest)
  /** The attempt connected a new account. */
  | ({ type: 'connection.created' } & OfAttempt & OfConnection)
  /** The attempt renewed the sign-in of an existing connection. */
  | ({
      type: 'connection.reconnected';
      /** Whether the account has another name than before. Agents that use the connection now act as the new account. */
      accountChanged: boolean;
    } & OfAttempt &
      OfConnection)
  /** The user changed or cleared the label of the connection. */
  | ({ type: 'connection.renamed' } & OfConnection)
  /** The user disconnected the account. The connection is hidden, and its identity is to be deleted. */
  | ({ type: 'connection.disconnected' } & OfConnection)
  /** Anchor has deleted an identity, after a disconnect, `disconnectAll`, or a reconnect with another identity. */
  | ({ type: 'connection.deleted' } & OfConnection)
  /** The health of the connection changed. If `to` is `needs_attention`, ask the user to reconnect. */
  | ({
      type: 'connection.status_changed';
      /** The status before. */
      from: ConnectionStatus;
      /** The status now. */
      to: ConnectionStatus;
    } & OfConnection)
  /** A browser session was started. There is one event for each of its accounts, like for its end. */
  | ({ type: 'session.created' } & OfSession)
  /** A browser session ended. */
  | ({ type: 'session.ended' } & OfSession)
  /** Anchor delivered a webhook with a valid signature. */
  | {
      type: 'webhook.received';
      /** Whether the same delivery was received before. It then changes nothing. */
      isRepeated: boolean;
    }
  /** `reconcile` found identities of an application that have no connection and are older than a day. */
  | ({ type: 'unowned.found' } & UnownedFound)
  /** A run of `reconcile` is over. */
  | ({
      type: 'upkeep.finished';
      /** Steps that failed, each with an event `upkeep.failed`. Empty if all succeeded. */
      failed: UpkeepStep[];
      /** Identities of all applications without a connection. 0 if the run did not search for them. */
      unowned: number;
    } & UpkeepCounts)
  /** A request was rejected. Alert on `callback.rejected` with `wrong_browser` or `wrong_user`: it can be an attack. */
  | Rejection
  | (Failure & Cause);

/**
 * An event for your audit trail, metrics or log. No event contains a token, state, cookie, identity id, API key, or text from
 * Anchor.
 *
 * @example
 * onEvent: (event: ConnectEvent) => {
 *   if (event.type === 'connection.created') audit(event.userId, event.application);
 * }
 */
export type ConnectEvent = {
  /** When it happened, as an ISO 8601 time. */
  at: string;
} & Happening;

/**
 * The name of an event.
 *
 * @example
 * const audited: ConnectEventType[] = ['connection.created', 'connection.disconnected'];
 */
export type ConnectEventType = Happening['type'];
