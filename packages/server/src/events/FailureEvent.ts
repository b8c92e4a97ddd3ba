import type { ErrorCode } from '@kit/protocol';
import type { OfApplication, OfCall, OfConnection, OfSession } from './eventFields.ts';

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
  /** `onAnchorEvent` threw, or took more than 8 seconds. The response has the status 500, so Anchor sends the event again. */
  | {
      type: 'webhook.listener_failed';
      /** The `reference` in the response. */
      reference: string;
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

export interface Cause {
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
