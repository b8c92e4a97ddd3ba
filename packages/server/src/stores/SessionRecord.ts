import type { Owner } from './store.ts';

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
] as const;
/** Why a browser session ended. */
export type SessionEnd = (typeof sessionEnds)[number];

/** An account that a browser is signed in with. */
export interface SessionAccount {
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The connection. */
  connectionId: string;
  /** The identity of the connection when the browser was started. */
  identityId: string;
}

/** A browser session that the kit started: who uses which accounts for what. All times are milliseconds since 1970. */
export interface SessionRecord {
  /** The kit's id. It is not a secret. */
  id: string;
  /** Anchor's id. Empty until the browser runs. */
  anchorId: string;
  /** Whose accounts the browser is signed in with. */
  owner: Owner;
  /** The accounts, at least one. They never change. */
  accounts: readonly SessionAccount[];
  /** Names the session for calls that share it; empty if it is not shared. */
  key: string;
  /** Whether no further call may share it, because it may be broken. */
  retired: boolean;
  /** What it is for, in the app's words; may be empty. */
  purpose: string;
  /** The name of the agent that uses it; may be empty. */
  agent: string;
  /** The addresses of the browser, encrypted, for other processes; empty if it is not shared. */
  sealed: string;
  /** When the kit began to start it. */
  startedAt: number;
  /** When Anchor has ended it at the latest. */
  expiresAt: number;
  /** Why it ends or has ended; null while it may be used. It never changes again. */
  endReason: SessionEnd | null;
  /** When the end was confirmed; null before. */
  endedAt: number | null;
  /** When `reconcile` works on it next. */
  nextCheckAt: number;
}

/** A process that uses a session. */
export interface SessionHold {
  /** A random id of the process. */
  holder: string;
  /** How long the hold lasts if it is not renewed. */
  until: number;
}

/** Names sessions of an owner: one; those of a key that further calls may share; or the newest of a connection, which may have ended. */
export type SessionsKey =
  | { owner: Owner; id: string }
  | { owner: Owner; key: string; now: number }
  | { owner: Owner; connectionId: string; limit: number };

/** Which sessions to end. */
export type SessionsToEnd =
  | { identityId: string }
  | { owner: Owner; key: string }
  | { owner: Owner; id: string };

/** The fields of a session that change. */
export type SessionFields = Partial<
  Pick<SessionRecord, 'anchorId' | 'retired' | 'sealed' | 'endReason' | 'endedAt' | 'nextCheckAt'>
>;

/** Whether a session may be used. */
export function isUsable({ endReason, expiresAt }: SessionRecord, now: number): boolean {
  return endReason === null && expiresAt > now;
}

/** Whether further calls may share a session that is held. */
export function isShareable(session: SessionRecord, now: number): boolean {
  return isUsable(session, now) && !session.retired;
}

/** The identities of a session in one text. Two sessions with the same text are signed in to the same accounts. */
export function identitiesOf({ accounts }: Pick<SessionRecord, 'accounts'>): string {
  const ids = accounts.map(({ identityId }) => identityId);
  return ids.toSorted().join(' ');
}
