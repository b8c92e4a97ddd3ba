/**
 * What a connection is worth right now. `pending`: Anchor is still checking the sign-in; `needs_attention`: the user
 * has to sign in again; `unknown`: Anchor reports something this version has no word for, which is not a fault.
 */
export const connectionStatuses = ['connected', 'pending', 'needs_attention', 'unknown'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** One account of the signed-in user on one application. */
export interface Connection {
  /** The kit's own id. Anchor's identity id never leaves the server. */
  id: string;
  application: string;
  /** What Anchor calls the account, mostly the user name; may be empty. */
  accountName: string;
  /** What the account was called before, if the last reconnect was done with another account. The `id` is still the same. */
  previousAccountName?: string;
  /** What the user calls it, where it was renamed. */
  label?: string;
  status: ConnectionStatus;
  /** ISO 8601. */
  connectedAt: string;
}

/** The body of `PATCH /connections/:id`. */
export interface RenameRequest {
  /** Up to 80 characters; an empty one takes the name off again. */
  label: string;
}

/** The answer to `GET /connections`. */
export interface ConnectionsBody {
  connections: Connection[];
}
