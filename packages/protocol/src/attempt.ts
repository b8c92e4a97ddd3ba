import type { Connection } from './connection.ts';
import type { ErrorCode } from './errorCodes.ts';

/** How the sign-in page opens: in a popup, or in place of the app. */
export const attemptModes = ['popup', 'redirect'] as const;
/** One of {@link attemptModes}. */
export type AttemptMode = (typeof attemptModes)[number];

/** Body of `POST /attempts`. */
export interface AttemptRequest {
  /** A key of `createConnect({ applications })`. */
  application: string;
  /** @default 'popup' */
  mode?: AttemptMode;
  /** Path of your app that the browser returns to after a redirect. @default '/' */
  returnTo?: string;
}

/** Response to `POST /attempts`. */
export interface CreatedAttempt {
  attemptId: string;
  /** Path on the handler's origin. Open it once to start the sign-in. */
  startUrl: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** `created`: not opened yet. `started`: the user is signing in. The others are final. */
export const attemptStatuses = ['created', 'started', 'connected', 'cancelled', 'expired', 'failed'] as const;
/** One of {@link attemptStatuses}. */
export type AttemptStatus = (typeof attemptStatuses)[number];

/** Response to `GET /attempts/:id` and `POST /attempts/:id/confirm`. Its fields depend on the status. */
export type Attempt = { attemptId: string; application: string } & (
  | { status: 'created' | 'started' }
  | { status: 'connected'; connection: Connection }
  | {
      status: 'cancelled' | 'expired' | 'failed';
      code: ErrorCode;
      /** Explains `code` to a developer. Do not show it to users. */
      message: string;
    }
);

/**
 * Returns the name of an attempt in events and logs: the first 12 characters of its id. They distinguish attempts,
 * but cannot open one, so no log contains a usable id.
 */
export function attemptName(attemptId: string): string {
  return attemptId.slice(0, 12);
}
