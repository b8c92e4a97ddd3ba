import type { Connection } from './connection.ts';
import type { ErrorCode } from './errorCodes.ts';

/** How the sign-in page opens, and how its result comes back to the app. */
export const attemptModes = [
  /** In a popup, beside the app. */
  'popup',
  /** In the current tab, in place of the app. */
  'redirect',
  /** In a popup of an app that a page of another site frames. The popup hands the app a completion code. */
  'frame',
  /** In the system's browser, opened by a native app. The app's return link contains a completion code. */
  'native',
] as const;
/** How the sign-in page opens. */
export type AttemptMode = (typeof attemptModes)[number];

/** Body of `POST /attempts`. */
export interface AttemptRequest {
  /** A key of `createConnect({ applications })`. */
  application: string;
  /** How the app will open `startUrl`. Decides what the callback shows at the end. @default 'popup' */
  mode?: AttemptMode;
  /**
   * Path of your app that the browser returns to after a redirect. With the mode `native`, one of
   * `createConnect({ returnLinks })`. @default '/'
   */
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
  /**
   * With the modes `frame` and `native`, what a completion code needs to connect the account. Keep it in memory, or in the native
   * app's storage, and never put it into a URL or a log.
   */
  secret?: string;
}

/** Body of `POST /attempts/:id/confirm`. */
export type ConfirmRequest =
  /** The identity that the hosted page announced. The modes `frame` and `native` need the secret, too. */
  | { identityId: string; secret?: string | undefined }
  /** The completion code from the popup or the return link, and the secret from {@link CreatedAttempt}. */
  | { completionCode: string; secret: string };

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
