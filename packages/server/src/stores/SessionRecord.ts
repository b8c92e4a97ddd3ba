import type { Owner } from './store.ts';

/** A browser session that the kit started. It is kept while it may run. All times are milliseconds since 1970. */
export interface SessionRecord {
  /** Anchor's id of the session. */
  id: string;
  /** Whose account the browser is signed in with. */
  owner: Owner;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The connection that the browser is signed in with. */
  connectionId: string;
  /** The identity that the browser is signed in with. */
  identityId: string;
  /** When the kit started it. */
  startedAt: number;
  /** When Anchor has ended the session at the latest. */
  expiresAt: number;
  /** Whether the session is to be ended. */
  ending: boolean;
  /** When `reconcile` works on it next. */
  nextCheckAt: number;
}
