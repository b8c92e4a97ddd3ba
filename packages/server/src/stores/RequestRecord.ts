import type { Owner } from './store.ts';

/** How a request can end. */
export const requestOutcomes = [
  /** An account of its application is connected, or the user chose one. */
  'connected',
  /** The user declined. */
  'declined',
  /** It was not answered in time. */
  'expired',
  /** The user moved on in every conversation that waited for it. */
  'superseded',
] as const;
/** How a request ended. */
export type RequestOutcome = (typeof requestOutcomes)[number];

/** A request to a user to connect an account. All times are milliseconds since 1970. */
export interface RequestRecord {
  /** A random id. It is not a secret: only the owner's session can read or answer the request. */
  id: string;
  /** Whose account is asked for. */
  owner: Owner;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The id of the connection that it asks for, such as to reconnect it; null for any account of the application. */
  reconnects: string | null;
  /** Why the app asks, in its own words. Plain text; may be empty. */
  reason: string;
  /** Null while the request is open. A request with an outcome never changes again. */
  outcome: RequestOutcome | null;
  /**
   * When the user chose an account for it, or before that, when the user first started a sign-in for it. Null if the user did neither:
   * something else then answered it.
   */
  startedAt: number | null;
  /** When it was created. */
  createdAt: number;
  /** From when on it can no longer be answered. `outcome` can be null until `reconcile` runs. */
  expiresAt: number;
  /** The connection that answers it; null unless the outcome is `connected`. */
  connectionId: string | null;
}

/** What waits for a request: one tool call, or one job. */
export interface CallerRecord {
  /**
   * Hash of the owner, the conversation and the caller's key. Empty for a caller without a key: the store then keeps one for each request
   * and thread, because a request ends when the conversations of all its callers have moved on.
   */
  id: string;
  /** Whose account it needs. */
  owner: Owner;
  /** The request that it waits for. */
  requestId: string;
  /** The conversation that it belongs to; empty if there is none. */
  thread: string;
  /** Hash of the tool's arguments; empty if the caller has none. */
  inputHash: string;
  /** Whether the user has moved on in its conversation. */
  superseded: boolean;
}

/** What `findRequest` found. */
export interface FoundRequest {
  /** The request. */
  request: RequestRecord;
  /** The caller, if the key has a `callerId` or an `inputHash`; otherwise null. */
  caller: CallerRecord | null;
}

/**
 * Names one request: by its id, if it is the owner's or if there is no owner; that of a caller; or the newest connected one of an
 * owner's thread for an application, if given also with this connection and with a caller that has these arguments. Callers that are
 * superseded do not count for a thread.
 */
export type RequestKey =
  | { id: string; owner?: Owner }
  | { callerId: string }
  | { owner: Owner; application: string; thread: string; connectionId?: string; inputHash?: string };

/** The fields of a request that change while it is open. */
export type RequestFields = Partial<Pick<RequestRecord, 'outcome' | 'startedAt' | 'connectionId'>>;

/** How many requests an owner may create within `milliseconds`, and how many callers may wait for one. */
export interface RequestLimit {
  /** Maximum number of requests. If that many were created already, the new one is not written. Callers that join do not count. */
  requests: number;
  /** Length of the sliding window, in milliseconds. */
  milliseconds: number;
  /** Maximum number of callers of one request. If that many wait already, a further one does not join. */
  callers: number;
}

/** What `openRequest` did. */
export type Opening =
  /** The request was written. */
  | { result: 'opened' }
  /** The owner already had an open request for the same application and connection. The caller waits for that one. */
  | {
      result: 'joined';
      /** The request that the caller waits for, as it is stored now. */
      request: RequestRecord;
    }
  /** The caller waits for this request already, which may have ended. Nothing was written. */
  | {
      result: 'known';
      /** The request that the caller waits for, as it is stored now. */
      request: RequestRecord;
      /** The caller, as it was written before. */
      caller: CallerRecord;
    }
  /** A limit is reached, and nothing was written. */
  | {
      result: 'limited';
      /** When the limit is no longer reached, in milliseconds since 1970. A request with too many callers has to end before. */
      retryAt: number;
    };
