import type { Connection } from './connection.ts';
import type { ErrorCode } from './errorCodes.ts';

/** How the hosted page is shown: in a window of its own, or in place of the app. */
export const attemptModes = ['popup', 'redirect'] as const;
export type AttemptMode = (typeof attemptModes)[number];

/** The body of `POST /attempts`. */
export interface AttemptRequest {
  /** The application's name, a key of `createConnect({ applications })`. */
  application: string;
  /** @default 'popup' */
  mode?: AttemptMode;
  /** Where the browser goes at the end of a redirect: a path of the app. @default '/' */
  returnTo?: string;
}

/** The answer to `POST /attempts`. */
export interface CreatedAttempt {
  attemptId: string;
  /** A path on the handler's own origin; opening it begins the sign-in, once. */
  startUrl: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** `created` has not been opened yet; `started` is with the user; the others are final. */
export const attemptStatuses = ['created', 'started', 'connected', 'cancelled', 'expired', 'failed'] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

/** The answer to `GET /attempts/:id` and `POST /attempts/:id/confirm`. */
export interface Attempt {
  attemptId: string;
  application: string;
  status: AttemptStatus;
  /** Present once the status is `connected`. */
  connection?: Connection;
  /** Present once the status is `cancelled`, `expired` or `failed`. */
  code?: ErrorCode;
  /** The sentence of the code, for a person to read. */
  message?: string;
}
