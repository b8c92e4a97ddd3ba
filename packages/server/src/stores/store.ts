import type { AgentAccess, SessionEnd } from '@kit/protocol';
import type { AttemptFields, AttemptKey, AttemptRecord } from './AttemptRecord.ts';
import type { AttemptLimit, Creation } from './AttemptLimit.ts';
import type { Completion, CompletionResult } from './Completion.ts';
import type {
  ConnectionFields,
  ConnectionKey,
  ConnectionRecord,
  ConnectionsKey,
} from './ConnectionRecord.ts';
import type {
  CallerRecord,
  FoundRequest,
  Opening,
  RequestFields,
  RequestKey,
  RequestLimit,
  RequestRecord,
} from './RequestRecord.ts';
import type {
  SessionFields,
  SessionHold,
  SessionRecord,
  SessionsKey,
  SessionsToEnd,
} from './SessionRecord.ts';
import type { OnUnreadable } from './UnreadableRow.ts';

/** The user, and the tenant if there is one, that an attempt or a connection belongs to. */
export interface Owner {
  /** Empty if the product has no tenants. */
  tenantId: string;
  /** The product's own id of the user. */
  userId: string;
}

/** How far the clocks of two processes may differ, in milliseconds. */
export const clockSkewMs = 60_000;

/** A row that is due later than this from now was put off by a wrong clock, in milliseconds. */
export const maxPauseMs = 2 * 24 * 60 * 60_000;

/** Which due rows to take. */
export interface Due {
  /** Rows with a `nextCheckAt` up to this time are due. In milliseconds since 1970, like `until`. */
  now: number;
  /** What the `nextCheckAt` of the taken rows becomes. */
  until: number;
  /** Maximum number of rows to take, unreadable ones included. */
  limit: number;
}

/**
 * Keeps attempts, connections, requests and browser sessions. Each call is one atomic step: other calls, from any process, see all of it
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
   * identity into the connection and keeps the old identity in a row that is being deleted, under `replacedId`. The owner's open,
   * unexpired requests for the application end as `connected`, except those for another connection. A reconnect answers a request
   * that names no connection only if the owner has no other connection of the application. If agents must ask before they use the
   * connection, only requests with a `startedAt` after its `accessChangedAt` end.
   */
  completeAttempt(completion: Completion): Promise<CompletionResult>;

  /**
   * Returns connections, an owner's with the newest first. Rows that cannot be read, because they were edited by hand or written by
   * a newer release, go to `onUnreadable` and are left out; without it, the call rejects.
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
   * Deletes the owner's attempts, requests, callers and ended sessions, and changes all of the owner's live connections. Returns every
   * connection of the owner that is being deleted. A concurrent `completeAttempt` is either included or finds no attempt.
   */
  disconnectAll(owner: Owner, fields: ConnectionFields): Promise<ConnectionRecord[]>;
  /**
   * Takes due connections: those with `nextCheckAt <= now`, smallest `nextCheckAt - priorityMs` first. If that difference is more than
   * `maxPauseMs` after now, a wrong clock wrote it, and the row is due. A row is taken by one concurrent call only.
   */
  takeDueConnections(due: Due, onUnreadable?: OnUnreadable): Promise<ConnectionRecord[]>;

  /**
   * Writes a request, and the caller that waits for it. Writes no request if the caller is known, or if the owner has
   * an open, unexpired request for the same application and connection: the caller then waits for the newest one. With the access
   * `thread`, only if all its callers belong to the thread of the caller, and with `ask`, only if the caller has no key and waits for
   * it already. A concurrent `completeAttempt` either returns the new request, or `findConnections` returns its connection as soon as
   * this call resolves.
   */
  openRequest(
    request: RequestRecord,
    caller: CallerRecord,
    limit?: RequestLimit,
    access?: AgentAccess,
  ): Promise<Opening>;
  /** Returns one request. */
  findRequest(key: RequestKey): Promise<FoundRequest | undefined>;
  /**
   * Changes an open, unexpired request if each field in `where` still has the value given there, and returns it as it is now. Returns
   * undefined if it does not, or if there is no such request.
   */
  updateRequest(
    id: string,
    fields: RequestFields,
    now: number,
    where?: RequestFields,
  ): Promise<RequestRecord | undefined>;
  /**
   * Supersedes the callers of an owner's thread that wait for an open, unexpired request. Their requests end as `superseded`, except
   * those that callers of other threads wait for. Returns the requests that this call ended.
   */
  supersedeRequests(owner: Owner, thread: string, now: number): Promise<RequestRecord[]>;
  /** Ends requests that expired without an outcome as `expired`, at most `limit`. Each is returned by one concurrent call only. */
  expireRequests(now: number, limit: number): Promise<RequestRecord[]>;

  /**
   * Writes a browser session, and returns it. If it has a key, and the owner has a session with this key that may be used, is held, is not
   * retired and has the same accounts, writes none and returns that one. The holder, if there is one, then holds the returned session.
   */
  openSession(session: SessionRecord, hold?: SessionHold): Promise<SessionRecord>;
  /** Returns sessions, the newest first. */
  findSessions(key: SessionsKey): Promise<SessionRecord[]>;
  /**
   * Changes a session if each field in `where` still has the value given there, and returns it as it is now. Returns undefined if it does
   * not, or if there is no such session.
   */
  updateSession(id: string, fields: SessionFields, where?: SessionFields): Promise<SessionRecord | undefined>;
  /**
   * Holds a session that may be used until `hold.until`, or no longer if that is not after now. If no one holds it then, sets `endReason`
   * to `reason` and `nextCheckAt` to now, and returns the session for the caller to end; otherwise undefined.
   */
  holdSession(
    id: string,
    hold: SessionHold,
    now: number,
    reason: SessionEnd,
  ): Promise<SessionRecord | undefined>;
  /** Sets `endReason` where it is null, and `nextCheckAt` to now, for sessions whose end is not confirmed. Returns them. */
  endSessions(which: SessionsToEnd, reason: SessionEnd, now: number): Promise<SessionRecord[]>;
  /** Takes due sessions: those with `nextCheckAt <= now`, smallest first. A row is taken by one concurrent call only. */
  takeDueSessions(due: Due, onUnreadable?: OnUnreadable): Promise<SessionRecord[]>;

  /**
   * Takes a key until a time. Returns false if it is taken already, until after `now`. A time that is more than twice as far from
   * now as `until` comes from a wrong clock and does not count.
   */
  takeOnce(key: string, now: number, until: number): Promise<boolean>;
  /** Returns whether a key is taken until after `now`. */
  isTaken(key: string, now: number): Promise<boolean>;
  /** Deletes one row, with what belongs to it, and returns whether it was there. A connection is deleted only if it is `deleting`. */
  deleteOne(kind: 'connection' | 'session' | 'key', id: string): Promise<boolean>;
  /**
   * Deletes attempts, requests or sessions that expired before then, or keys taken until before then: oldest first, at most `limit`.
   * Returns how many. Deletes the callers of a request with it.
   */
  deleteExpired(
    kind: 'attempt' | 'request' | 'session' | 'key',
    before: number,
    limit: number,
  ): Promise<number>;
}

/** Whether two owners are the same. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId;
}
