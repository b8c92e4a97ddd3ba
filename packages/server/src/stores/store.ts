import type { AttemptMode, ErrorCode } from '@kit/protocol';

/** Whose attempt or connection it is. `tenantId` is empty where the product has no tenants. */
export interface Owner {
  tenantId: string;
  userId: string;
}

/** `pending` is the only status that can change. */
export type AttemptRecordStatus = 'pending' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** One try to connect. All times are milliseconds since 1970. */
export interface AttemptRecord {
  id: string;
  owner: Owner;
  application: string;
  mode: AttemptMode;
  /** A path of the app, checked. */
  returnTo: string;
  /** Hash of the browser's binding secret and the attempt's id. */
  bindingHash: string;
  /** The connection that a reconnect replaces the sign-in of; else null. */
  reconnects: string | null;
  status: AttemptRecordStatus;
  code: ErrorCode | null;
  /** Hash of the state in the callback path; null until started. */
  stateHash: string | null;
  createdAt: number;
  startedAt: number | null;
  /** How often its start link was opened by the browser that began it. */
  starts: number;
  expiresAt: number;
  /** Identities refused for it, and those being verified right now. */
  rounds: number;
  identityId: string | null;
  connectionId: string | null;
}

/** One account of one owner. `deleting` rows are hidden, but keep their identity id taken until Anchor has deleted it. */
export interface ConnectionRecord {
  id: string;
  owner: Owner;
  application: string;
  identityId: string;
  accountName: string;
  /** What the account was called before, where the last reconnect was done with another account; else null. */
  previousAccountName: string | null;
  /** What the user calls it; empty where it was never renamed. */
  label: string;
  /** Anchor's own word, an open set. */
  identityStatus: string;
  connectedAt: number;
  tagged: boolean;
  deleting: boolean;
  /** When `reconcile` looks at it next. */
  dueAt: number;
  /** Looks in a row that found it still `pending`. */
  looks: number;
}

/** A row that a store cannot read, of a connection or one of its sessions. */
export interface UnreadableRow {
  connectionId: string;
  /** Names the column, never its value. */
  error: unknown;
}

/** A browser session that the kit started, kept while it may run. All times are milliseconds since 1970. */
export interface SessionRecord {
  /** Anchor's id of the session. */
  id: string;
  owner: Owner;
  application: string;
  connectionId: string;
  /** The identity that the browser is signed in with. */
  identityId: string;
  startedAt: number;
  /** When Anchor has ended the session by itself. */
  expiresAt: number;
  /** Whether the session is to be ended. */
  ending: boolean;
  /** When `reconcile` looks at it next. */
  dueAt: number;
}

/** How far the clocks of two processes may differ, in milliseconds. */
export const clockSkew = 60_000;

/** Longer than any connection is put off, in milliseconds. */
export const maxPauseMs = 2 * 24 * 60 * 60_000;

/**
 * How many attempts a user, or a tenant, may create in the `milliseconds` before a new one. An attempt whose time is more than
 * `clockSkew` ahead of the new one's does not count: a clock was wrong when it was made.
 */
export interface AttemptLimit {
  scope: 'user' | 'tenant';
  attempts: number;
  milliseconds: number;
}

/** `limited`, without writing: `retryAt` is when one of the attempts that count falls out of the limit, at most its span from now. */
export type Creation = { result: 'created' } | { result: 'limited'; retryAt: number };

/** What the store needs to know to complete an attempt. Owner and application come from the attempt itself. */
export interface Completion {
  attemptId: string;
  identityId: string;
  accountName: string;
  identityStatus: string;
  /** The id of the connection, if a new one is made. */
  connectionId: string;
  /**
   * Whether the identity is an old one, which a connection of the same owner holds. If none does any more the result is `gone`: an
   * old identity never makes a new connection.
   */
  isRenewal: boolean;
  /** Kept in the connection. */
  previousAccountName: string | null;
  /** The id of the row that keeps a replaced identity until it is deleted. */
  replacedId: string;
  /** Also when `reconcile` may look at what was written first. */
  now: number;
}

/**
 * `completed`: this call wrote the connection, or renewed the same owner's live one; `taken`: the identity belongs to a
 * connection of someone else, or to one being deleted; `gone`: the connection to reconnect or to renew is no longer there; `settled`:
 * the attempt was no longer pending, or had expired.
 */
export type CompletionResult =
  | { result: 'completed'; connection: ConnectionRecord; replaced: ConnectionRecord | null }
  | { result: 'taken' }
  | { result: 'gone' }
  | { result: 'settled' };

/**
 * Where attempts and connections are kept. Every method that decides and writes does both in one atomic step, so that
 * any number of processes can share one store.
 */
export interface Store {
  /** Writes an attempt, unless one of the limits is reached. */
  createAttempt(attempt: AttemptRecord, limits?: readonly AttemptLimit[]): Promise<Creation>;
  findAttempt(id: string): Promise<AttemptRecord | undefined>;
  findAttemptByState(stateHash: string): Promise<AttemptRecord | undefined>;
  /**
   * Counts one more opening of the start link, and keeps the time of the first; false, without counting, if `max` are counted
   * already.
   */
  takeStart(id: string, max: number, now: number): Promise<boolean>;
  /**
   * Takes back one start that `takeStart` counted, of an attempt that is open. Forgets the time of the start too, unless a state
   * is kept: no start so far led to the hosted page.
   */
  releaseStart(id: string): Promise<void>;
  /**
   * Keeps the state of a pending attempt, and the time of its first start; false if it has expired or is not pending. A later start
   * of the same attempt replaces the state.
   */
  startAttempt(id: string, stateHash: string, now: number): Promise<boolean>;
  /** Counts one more identity being verified; false, without counting, if `max` are counted already. */
  takeRound(id: string, max: number): Promise<boolean>;
  /** Takes one back: it was verified, or could not be. */
  returnRound(id: string): Promise<void>;
  /** Ends a pending attempt without a connection; false if it was not pending. */
  endAttempt(id: string, status: 'failed' | 'cancelled' | 'expired', code: ErrorCode): Promise<boolean>;
  /** Forgets attempts that expired before then, at most `limit`; returns how many. */
  removeAttempts(before: number, limit: number): Promise<number>;
  /** Keeps the id of a webhook delivery until then; false if it is kept already. */
  takeDelivery(id: string, expiresAt: number): Promise<boolean>;
  /** Forgets a delivery that could not be worked on. */
  returnDelivery(id: string): Promise<void>;
  /** Forgets deliveries kept until before then, at most `limit`; returns how many. */
  removeDeliveries(before: number, limit: number): Promise<number>;
  /**
   * Notes that a task runs now. Returns false, without noting it, if the task ran less than `pauseMs` ago, so that of many
   * processes one runs it. A time more than `pauseMs` ahead of `now` comes from a wrong clock and is ignored.
   */
  takeTurn(task: string, now: number, pauseMs: number): Promise<boolean>;
  /**
   * Completes a pending, unexpired attempt and writes its connection, or does neither. For a reconnect the connection
   * gets the new identity and the old one is kept in a `deleting` row under `replacedId`.
   */
  completeAttempt(completion: Completion): Promise<CompletionResult>;

  /**
   * The owner's live connections, newest first. A row that cannot be read, because it was changed by hand or by a newer
   * release, is passed to `onUnreadable` and left out; without that, the call rejects.
   */
  listConnections(owner: Owner, onUnreadable?: (row: UnreadableRow) => void): Promise<ConnectionRecord[]>;
  /** A live connection of this owner. */
  findConnection(owner: Owner, id: string): Promise<ConnectionRecord | undefined>;
  /** The row that holds this identity, `deleting` ones included. */
  findConnectionByIdentity(identityId: string): Promise<ConnectionRecord | undefined>;
  /** Which of these identities have a row, `deleting` ones included. */
  findKnownIdentities(identityIds: readonly string[]): Promise<string[]>;
  /** Keeps what the user calls a live connection of theirs; undefined if there is none. */
  renameConnection(owner: Owner, id: string, label: string): Promise<ConnectionRecord | undefined>;
  /**
   * Takes the rows that are due, longest due first and at most `limit`, and puts each off until then, so that two runs at
   * once share the work. One that is due more than `maxPauseMs` from now was put off by a wrong clock, and is due too. A row that
   * cannot be read is put off too, and treated as in `listConnections`.
   */
  takeDue(
    now: number,
    until: number,
    limit: number,
    onUnreadable?: (row: UnreadableRow) => void,
  ): Promise<ConnectionRecord[]>;
  /**
   * Says when the row of this identity is due next, and how many looks in a row found it still pending. With `heldUntil` only
   * while the row is due then: who took it must not put off what somebody else has asked for since.
   */
  setDue(identityId: string, dueAt: number, looks: number, heldUntil?: number): Promise<void>;
  /**
   * Notes that the identity of a live connection is tagged at Anchor. Named by identity: news of a replaced one must not touch
   * its successor, nor put its deletion off.
   */
  markTagged(identityId: string, dueAt: number): Promise<void>;
  /** Keeps Anchor's word for the identity. */
  updateIdentityStatus(identityId: string, identityStatus: string): Promise<void>;
  /** Hides a live connection of this owner, due then, and returns it; undefined if there is none. */
  markDeleting(owner: Owner, id: string, dueAt: number): Promise<ConnectionRecord | undefined>;
  /**
   * Forgets the owner's attempts, then hides all connections, due then; returns every `deleting` row of the owner. In this order and
   * in one step: a callback at the same time is finished before, and hidden too, or finds no attempt.
   */
  markAllDeleting(owner: Owner, dueAt: number): Promise<ConnectionRecord[]>;
  /** Removes a `deleting` row; false if there is none. */
  removeConnection(id: string): Promise<boolean>;

  /** Keeps a browser session that has started. */
  addSession(session: SessionRecord): Promise<void>;
  /** Marks all sessions of an identity as ending, due then, and returns them. */
  markSessionsEnding(identityId: string, dueAt: number): Promise<SessionRecord[]>;
  /**
   * Takes the sessions that are due, longest due first and at most `limit`, and makes each due again at `until`. A row that
   * cannot be read is treated as in `takeDue`.
   */
  takeDueSessions(
    now: number,
    until: number,
    limit: number,
    onUnreadable?: (row: UnreadableRow) => void,
  ): Promise<SessionRecord[]>;
  /** Removes a session that has ended; does nothing if there is none. */
  removeSession(id: string): Promise<void>;
}
