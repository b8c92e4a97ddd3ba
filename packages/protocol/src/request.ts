import type { AgentAccess, Connection } from './connection.ts';

/** Every status of a request. All but `open` and `started` are final. */
export const requestStatuses = [
  /** The user has not begun to sign in. */
  'open',
  /** The user has begun to sign in. */
  'started',
  /** An account is connected. */
  'connected',
  /** The user declined. */
  'declined',
  /** The user did not connect in time. */
  'expired',
  /** The conversation went on without it. */
  'superseded',
] as const;
/** Where a request is. All statuses but `open` and `started` are final. */
export type RequestStatus = (typeof requestStatuses)[number];

/** A request to the user to connect an account, as its owner may see it. */
export interface AccountRequest {
  /** Id of the request. It is not a secret: only the owner's session can read or answer the request. */
  id: string;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** Where the request is. */
  status: RequestStatus;
  /** Why the app asks, in its own words. Plain text; absent if it gave no reason. */
  reason?: string;
  /** When the request expires, as an ISO 8601 time. */
  expiresAt: string;
  /**
   * The connection to reconnect: the one that the app asks for, or the user's only one if it needs attention. Absent if the user should
   * connect another account, and once the request has ended.
   */
  reconnects?: Connection;
  /** The connection that answers the request. Present only if the status is `connected` and the account is still connected. */
  connection?: Connection;
  /**
   * For what an agent asks to use an account that is connected already: for one call (`ask`) or for the conversation (`thread`). The
   * user answers by choosing it. Absent if the request asks for a sign-in, or which of several accounts to use.
   */
  permission?: Exclude<AgentAccess, 'always'>;
  /** Accounts that the user can choose instead of connecting another one. Empty unless the request is open. */
  choices: Connection[];
}

/** Body of `POST /requests/:id/choose`. */
export interface ChoiceRequest {
  /** The id of one of the `choices`. */
  connectionId: string;
}
