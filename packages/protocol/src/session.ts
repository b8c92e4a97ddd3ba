/** Every status of a browser session. */
export const sessionStatuses = [
  /** The browser is being started. */
  'starting',
  /** The browser runs. */
  'running',
  /** It is to end, and Anchor has not confirmed yet that it has. */
  'ending',
  /** The browser has ended. */
  'ended',
] as const;
/** Where a browser session is. */
export type SessionStatus = (typeof sessionStatuses)[number];

/** Why a browser session can end. */
export const sessionEnds = [
  /** The app ended it, or its work returned. */
  'finished',
  /** It did not start, or its work failed. */
  'failed',
  /** The user, or the app for the user, stopped it. */
  'stopped',
  /** Its time was over, or the process that used it is gone. */
  'expired',
  /** An account was disconnected. */
  'disconnected',
  /** An account has a new sign-in. */
  'replaced',
  /** The user restricted when agents may use an account. */
  'revoked',
] as const;
/** Why a browser session ended. */
export type SessionEnd = (typeof sessionEnds)[number];

/** A browser session as the owner of its accounts may see it. It contains no address and nothing of Anchor. */
export interface SessionActivity {
  /** Id of the session. It is not a secret: only the owner's session can read or stop it. */
  id: string;
  /** Where the session is. */
  status: SessionStatus;
  /** The accounts that the browser is signed in with, at least one. */
  accounts: {
    /** The application, as a key of `createConnect({ applications })`. */
    application: string;
    /** The connection. */
    connectionId: string;
  }[];
  /** What the browser is for, in the app's words. Plain text; absent if the app did not say. */
  purpose?: string;
  /** The name of the agent that uses it. Absent if the app did not say. */
  agent?: string;
  /** When it was started, as an ISO 8601 time. */
  startedAt: string;
  /** When it ends at the latest, or when it ended, as an ISO 8601 time. */
  endsAt: string;
  /** Why it ended. Present only if the status is `ending` or `ended`. */
  endReason?: SessionEnd;
  /** Whether the owner may control the browser in its live view. */
  canTakeOver: boolean;
  /** What a person has to do in the browser, such as solving a puzzle. Plain text; absent if nothing. */
  help?: string;
}

/** Response to `POST /sessions/:id/view`. */
export interface SessionView {
  /** Address of the live view. It is a credential: anyone who has it can watch the browser. Keep it out of messages and logs. */
  url: string;
}

/** Response to `GET /connections/:id/sessions`. */
export interface SessionsBody {
  /** The newest sessions of a connection, newest first. */
  sessions: SessionActivity[];
}
