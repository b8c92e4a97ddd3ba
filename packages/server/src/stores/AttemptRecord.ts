import type { AttemptMode, ErrorCode } from '@kit/protocol';
import type { Owner } from './store.ts';

/** How an attempt can end. */
export const attemptOutcomes = [
  /** The account is connected. */
  'connected',
  /** The user or the app cancelled the sign-in. */
  'cancelled',
  /** The attempt did not finish in time. */
  'expired',
  /** The sign-in failed. */
  'failed',
] as const;
/** How an attempt ended. */
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** One try to connect. All times are milliseconds since 1970. */
export interface AttemptRecord {
  /** A random id. The start link contains it. */
  id: string;
  /** Who created the attempt. */
  owner: Owner;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** Whether the sign-in opens in a popup or in place of the app. */
  mode: AttemptMode;
  /** The public origin of the handler on which it was created. Null if an older release created it. */
  origin: string | null;
  /** The trusted origin of the page that created it. Null for a page on the origin of the handler. */
  appOrigin: string | null;
  /** A checked path of the handler's origin, or a URL of a trusted origin. */
  returnTo: string;
  /** Hash of the browser's binding secret and the attempt's id. */
  bindingHash: string;
  /** The id of the connection to reconnect; null for a new connection. */
  reconnects: string | null;
  /** Null while the attempt is open. An attempt with an outcome never changes its outcome again. */
  outcome: AttemptOutcome | null;
  /** Why the attempt was cancelled, expired or failed. */
  code: ErrorCode | null;
  /** Hash of the state in the callback path; null until a start has led to the hosted page. */
  stateHash: string | null;
  /** When it was created. */
  createdAt: number;
  /** When its start link was first opened; null before. */
  startedAt: number | null;
  /** How often its start link was opened by the browser that created it. */
  starts: number;
  /** When it can no longer be completed: 30 minutes after it was created. */
  expiresAt: number;
  /** Identities that were refused for it, plus those that are being verified. */
  verifications: number;
  /** Anchor's id of the identity that it connected; null unless the outcome is `connected`. */
  identityId: string | null;
  /** The connection that it created or renewed; null unless the outcome is `connected`. */
  connectionId: string | null;
}

/** Names one attempt. */
export type AttemptKey = { id: string } | { stateHash: string };

/** The fields of an attempt that change while it is open. Only `completeAttempt` writes the outcome `connected`. */
export type AttemptFields = Partial<
  Pick<AttemptRecord, 'outcome' | 'code' | 'stateHash' | 'startedAt' | 'starts' | 'verifications'>
>;
