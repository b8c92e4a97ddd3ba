import type { AgentAccess, AttemptMode, ConnectionStatus, ErrorCode } from '@kit/protocol';
import type {
  OfApplication,
  OfAttempt,
  OfCall,
  OfConnection,
  OfRequest,
  OfSession,
  OfUser,
} from './eventFields.ts';
import type { Cause, Failure, UpkeepStep } from './FailureEvent.ts';

interface Change<Value> {
  /** What it was before. */
  from: Value;
  /** What it is now. */
  to: Value;
}

/**
 * A request was rejected. Consider an alert for `callback.rejected` with `wrong_browser` or `wrong_user`: one user may be
 * trying to finish an attempt for another.
 */
export type Rejection = {
  type: 'start.rejected' | 'callback.rejected' | 'webhook.rejected' | 'origin.rejected';
  /** What happened and how to fix it, for developers. The user's page has its own text. */
  message: string;
} & OfCall;

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
  | ({ type: 'connection.status_changed' } & Change<ConnectionStatus> & OfConnection)
  /** When agents may use the connection was changed: by its owner, or by `restrictAgentAccess`. */
  | ({ type: 'connection.access_changed' } & Change<AgentAccess> & OfConnection)
  /** A browser session was started. There is one event for each of its accounts, like for its end. */
  | ({ type: 'session.created' } & OfSession)
  /** A browser session ended. */
  | ({ type: 'session.ended' } & OfSession)
  /** A browser needs a person, its owner controls it, or its owner has handed it back. */
  | ({ type: 'session.help_requested' | 'session.taken_over' | 'session.handed_back' } & OfSession)
  /** Anchor delivered a webhook with a valid signature. */
  | {
      type: 'webhook.received';
      /** Whether the event was received and handled before. It then changes nothing. */
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
