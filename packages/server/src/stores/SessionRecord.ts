import type { SessionEnd } from '@kit/protocol';
import type { Owner } from './store.ts';

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
  /** SHA-256 of Anchor's id, which `sealed` contains. Empty until the browser runs. */
  anchorHash: string;
  /** Anchor's id itself. Only in rows of the previous release, which stored it. */
  anchorId?: string;
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
  /** Whether the owner may control the browser in its live view. It never changes. */
  canTakeOver: boolean;
  /** What a person has to do in the browser, as the owner reads it; empty if nothing. */
  help: string;
  /** Anchor's id and the addresses of the browser, encrypted; empty until the browser runs, and once its end is confirmed. */
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

/**
 * Names sessions: one of an owner; the one with this hash of Anchor's id; those of a key that further calls may share; or the newest of a
 * connection, which may have ended. `anchorId` is for rows of the previous release. A store that never had any ignores it.
 */
export type SessionsKey =
  | { owner: Owner; id: string }
  | { anchorHash: string; anchorId: string }
  | { owner: Owner; key: string; now: number }
  | { owner: Owner; connectionId: string; limit: number };

/** Which sessions to end. */
export type SessionsToEnd =
  | { identityId: string }
  | { owner: Owner; key: string }
  | { owner: Owner; id: string };

/** The fields of a session that change. */
export type SessionFields = Partial<
  Pick<SessionRecord, 'anchorHash' | 'retired' | 'help' | 'sealed' | 'endReason' | 'endedAt' | 'nextCheckAt'>
>;

/** Whether Anchor has started the browser of a session. */
export function hasStarted({ anchorHash, anchorId = '' }: SessionRecord): boolean {
  return anchorHash !== '' || anchorId !== '';
}

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
