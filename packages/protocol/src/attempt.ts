import type { Connection } from './connection.ts';
import type { ErrorCode } from './errorCodes.ts';

/** How the sign-in page opens: in a popup, or in place of the app. */
export const attemptModes = [
  /** In a popup, beside the app. */
  'popup',
  /** In the current tab, in place of the app. */
  'redirect',
] as const;
/** How the sign-in page opens. */
export type AttemptMode = (typeof attemptModes)[number];

/** Body of `POST /attempts`. */
export interface AttemptRequest {
  /** A key of `createConnect({ applications })`. */
  application: string;
  /** How the app will open `startUrl`. Decides what the callback shows at the end. @default 'popup' */
  mode?: AttemptMode;
  /** Path of your app that the browser returns to after a redirect. @default '/' */
  returnTo?: string;
  /** The request that the user answers with this sign-in. It becomes `started`. */
  request?: string;
}

/** Response to `POST /attempts`. */
export interface CreatedAttempt {
  /** Id for `GET /attempts/:id` and `POST /attempts/:id/confirm`. */
  attemptId: string;
  /** Path on the handler's origin. Open it once to start the sign-in. */
  startUrl: string;
  /** When the attempt expires, as an ISO 8601 time: 30 minutes after it was created. */
  expiresAt: string;
}

/** Every status of an attempt. All but `created` and `started` are final. */
export const attemptStatuses = [
  /** The start link was not opened yet. */
  'created',
  /** The user is signing in on the hosted page. */
  'started',
  /** The account is connected. */
  'connected',
  /** The user or the app cancelled the sign-in. */
  'cancelled',
  /** The attempt did not finish within 30 minutes. */
  'expired',
  /** The sign-in failed. */
  'failed',
] as const;
/** Where an attempt is. All statuses but `created` and `started` are final. */
export type AttemptStatus = (typeof attemptStatuses)[number];

/** Response to `GET /attempts/:id` and `POST /attempts/:id/confirm`. Its fields depend on the status. */
export type Attempt = {
  /** Id of the attempt, as in {@link CreatedAttempt}. */
  attemptId: string;
  /** The application that the user signs in to, as a key of `createConnect({ applications })`. */
  application: string;
} &
  /** The attempt is open. Fetch its status again later. */
  (
    | { status: 'created' | 'started' }
    /** The account is connected. */
    | {
        status: 'connected';
        /** The new or renewed connection. */
        connection: Connection;
      }
    /** The attempt ended without a connection. To try again, create another attempt. */
    | {
        status: 'cancelled' | 'expired' | 'failed';
        /** Why it ended. `docs/errors.md` explains each code. */
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
