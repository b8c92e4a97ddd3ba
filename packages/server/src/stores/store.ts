import type { AttemptMode, ErrorCode } from '@kit/protocol';

/** The user, and the tenant if there is one, that an attempt or a connection belongs to. */
export interface Owner {
  /** Empty if the product has no tenants. */
  tenantId: string;
  userId: string;
}

/** How an attempt can end. */
export const attemptOutcomes = ['connected', 'cancelled', 'expired', 'failed'] as const;
/** How an attempt ended. */
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** One try to connect. All times are milliseconds since 1970. */
export interface AttemptRecord {
  id: string;
  owner: Owner;
  application: string;
  mode: AttemptMode;
  /** A checked path of the app. */
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
  createdAt: number;
  startedAt: number | null;
  /** How often its start link was opened by the browser that created it. */
  starts: number;
  expiresAt: number;
  /** Identities that were refused for it, plus those that are being verified. */
  verifications: number;
  identityId: string | null;
  connectionId: string | null;
}

/** One account of one owner. */
export interface ConnectionRecord {
  id: string;
  owner: Owner;
  application: string;
  /** Unique among all connections, including those that are being deleted. */
  identityId: string;
  accountName: string;
  /** The account name before the last reconnect, if that reconnect was done with another account. */
  previousAccountName: string | null;
  /** The user's own name for the account; empty by default. */
  label: string;
  /** Anchor's own word, from an open set. */
  identityStatus: string;
  connectedAt: number;
  /** Whether the owner is written into the identity's metadata at Anchor. */
  tagged: boolean;
  /** Hidden from its owner. The row keeps the identity id reserved until Anchor has deleted the identity. */
  deleting: boolean;
  /** When `reconcile` works on it next. */
  nextCheckAt: number;
  /** Consecutive checks that found the identity still pending. */
  pendingChecks: number;
  /** How much earlier than other due rows `reconcile` takes this one, in milliseconds. */
  priorityMs: number;
}

/** A browser session that the kit started. It is kept while it may run. All times are milliseconds since 1970. */
export interface SessionRecord {
  /** Anchor's id of the session. */
  id: string;
  owner: Owner;
  application: string;
  connectionId: string;
  /** The identity that the browser is signed in with. */
  identityId: string;
  startedAt: number;
  /** When Anchor has ended the session at the latest. */
  expiresAt: number;
  /** Whether the session is to be ended. */
  ending: boolean;
  /** When `reconcile` works on it next. */
  nextCheckAt: number;
}

/** A row that a store cannot read, of a connection or one of its sessions. */
export interface UnreadableRow {
  connectionId: string;
  identityId: string;
  /** Names the column, never its value. */
  error: unknown;
}

/** Receives the rows that a method leaves out of its result. */
export type OnUnreadable = (row: UnreadableRow) => void;

/** How far the clocks of two processes may differ, in milliseconds. */
export const clockSkewMs = 60_000;

/** A row that is due later than this from now was put off by a wrong clock, in milliseconds. */
export const maxPauseMs = 2 * 24 * 60 * 60_000;

/**
 * How many attempts a user, or a tenant, may create within `milliseconds`. An attempt counts if it was created after
 * `createdAt - milliseconds` of the new one, and not later than `createdAt + clockSkewMs`.
 */
export interface AttemptLimit {
  scope: 'user' | 'tenant';
  attempts: number;
  milliseconds: number;
}

/** `limited`: nothing was written. `retryAt` is when the limit is no longer reached, at most `milliseconds` from now. */
export type Creation = { result: 'created' } | { result: 'limited'; retryAt: number };

/** Names one attempt. */
export type AttemptKey = { id: string } | { stateHash: string };

/** The fields of an attempt that change while it is open. Only `completeAttempt` writes the outcome `connected`. */
export type AttemptFields = Partial<
  Pick<AttemptRecord, 'outcome' | 'code' | 'stateHash' | 'startedAt' | 'starts' | 'verifications'>
>;

/** Names connections: live ones of an owner, one live one of an owner, or all that hold one of these identities. */
export type ConnectionsKey = { owner: Owner; id?: string } | { identityIds: readonly string[] };

/** Names one connection: a live one of an owner, or the one that holds this identity, even if it is being deleted. */
export type ConnectionKey = { owner: Owner; id: string } | { identityId: string };

/** The fields of a connection that `updateConnection` can change. */
export type ConnectionFields = Partial<
  Pick<
    ConnectionRecord,
    'label' | 'identityStatus' | 'tagged' | 'deleting' | 'nextCheckAt' | 'pendingChecks' | 'priorityMs'
  >
>;

/** Which due rows to take. */
export interface Due {
  now: number;
  /** What the `nextCheckAt` of the taken rows becomes. */
  until: number;
  limit: number;
}

/** What `completeAttempt` needs to know. Owner and application come from the attempt itself. */
export interface Completion {
  attemptId: string;
  identityId: string;
  accountName: string;
  identityStatus: string;
  /** The id of the connection, if a new one is created. */
  connectionId: string;
  /** Whether the identity is expected to belong to a connection of the same owner. If it does not, the result is `gone`. */
  isRenewal: boolean;
  previousAccountName: string | null;
  /** The id of the row that keeps a replaced identity until it is deleted. */
  replacedId: string;
  /** Becomes the `connectedAt` and the `nextCheckAt` of what is written. */
  now: number;
}

/**
 * - `connected`: the call created the connection, or renewed the owner's live one.
 * - `taken`: the identity belongs to a connection of another owner or application, or to one that is being deleted.
 * - `gone`: the connection to reconnect or to renew no longer exists.
 * - `closed`: the attempt has an outcome, has expired, or does not exist.
 */
export type CompletionResult =
  | { result: 'connected'; connection: ConnectionRecord; replaced: ConnectionRecord | null }
  | { result: 'taken' }
  | { result: 'gone' }
  | { result: 'closed' };

/**
 * Keeps attempts, connections and browser sessions. Each call is one atomic step: other calls, from any process, see all of it
 * or nothing. To write your own store, implement these methods and run `storeContract` from `@kit/server/testing` on it.
 */
export interface Store {
  /** Writes an attempt, unless one of the limits is reached. Counting and writing are one step. */
  createAttempt(attempt: AttemptRecord, limits?: readonly AttemptLimit[]): Promise<Creation>;
  /** Returns the attempt with this id, or with this state. */
  findAttempt(key: AttemptKey): Promise<AttemptRecord | undefined>;
  /**
   * Changes an attempt if each field in `where` still has the value given there. Returns whether it did; false also if there is
   * no such attempt.
   */
  updateAttempt(id: string, fields: AttemptFields, where: AttemptFields): Promise<boolean>;
  /**
   * Gives an open, unexpired attempt the outcome `connected` and writes its connection, or does neither. A reconnect moves the new
   * identity into the connection and keeps the old identity in a row that is being deleted, under `replacedId`.
   */
  completeAttempt(completion: Completion): Promise<CompletionResult>;

  /**
   * Returns connections, an owner's with the newest first. Rows that cannot be read, because they were edited by hand or written by a newer
   * release, go to `onUnreadable` and are left out; without it, the call rejects.
   */
  findConnections(key: ConnectionsKey, onUnreadable?: OnUnreadable): Promise<ConnectionRecord[]>;
  /**
   * Changes a connection if each field in `where` still has the value given there, and returns it as it is now. Returns undefined
   * if it does not, or if there is no such connection.
   */
  updateConnection(
    key: ConnectionKey,
    fields: ConnectionFields,
    where?: ConnectionFields,
  ): Promise<ConnectionRecord | undefined>;
  /**
   * Deletes the owner's attempts and changes all of the owner's live connections. Returns every connection of the owner that is
   * being deleted. A concurrent `completeAttempt` is either included or finds no attempt.
   */
  disconnectAll(owner: Owner, fields: ConnectionFields): Promise<ConnectionRecord[]>;
  /**
   * Takes due connections: those with `nextCheckAt <= now`, smallest `nextCheckAt - priorityMs` first. If that difference is more than
   * `maxPauseMs` after now, a wrong clock wrote it, and the row is due. A row is taken by one concurrent call only.
   */
  takeDueConnections(due: Due, onUnreadable?: OnUnreadable): Promise<ConnectionRecord[]>;

  /** Writes a browser session. */
  addSession(session: SessionRecord): Promise<void>;
  /** Sets `ending`, and `nextCheckAt` to now, for all sessions of an identity. Returns them. */
  endSessions(identityId: string, now: number): Promise<SessionRecord[]>;
  /** Takes due sessions: those with `nextCheckAt <= now`, smallest first. A row is taken by one concurrent call only. */
  takeDueSessions(due: Due, onUnreadable?: OnUnreadable): Promise<SessionRecord[]>;

  /**
   * Takes a key until a time. Returns false if it is taken already, until after `now`. A time that is more than twice as far from
   * now as `until` comes from a wrong clock and does not count.
   */
  takeOnce(key: string, now: number, until: number): Promise<boolean>;
  /** Deletes one row and returns whether it was there. A connection is deleted only if it is `deleting`. */
  deleteOne(kind: 'connection' | 'session' | 'key', id: string): Promise<boolean>;
  /** Deletes attempts that expired before then, or keys taken until before then: oldest first, at most `limit`. Returns how many. */
  deleteExpired(kind: 'attempt' | 'key', before: number, limit: number): Promise<number>;
}

/** Whether two owners are the same. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId;
}
