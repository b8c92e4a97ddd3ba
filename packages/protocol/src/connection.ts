/** An application that users can connect an account on. Anchor's application id stays on the server. */
export interface Application {
  /** A key of `createConnect({ applications })`. Every other route calls it `application`, too. */
  application: string;
  /** Name to show to users. */
  name: string;
  /** URL of a square image. */
  iconUrl?: string;
}

/** Response to `GET /applications`. */
export interface ApplicationsBody {
  applications: Application[];
}

/**
 * Current health of a connection. `pending`: Anchor is still checking the sign-in. `needs_attention`: the user must sign in
 * again. `unknown`: Anchor reports a status that this version does not support; it is not an error.
 */
export const connectionStatuses = ['connected', 'pending', 'needs_attention', 'unknown'] as const;
/** One of {@link connectionStatuses}. */
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** A user's connected account on one application. */
export interface Connection {
  /** The kit's id. Anchor's identity id never leaves the server. */
  id: string;
  application: string;
  /** Anchor's name for the account, usually the user name. May be empty. */
  accountName: string;
  /** Name of the previous account, if the last reconnect signed in to a different one. The `id` stays the same. */
  previousAccountName?: string;
  /** Name that the user gave the account. */
  label?: string;
  status: ConnectionStatus;
  /** ISO 8601. */
  connectedAt: string;
}

/** Body of `PATCH /connections/:id`. */
export interface RenameRequest {
  /** Up to 80 characters. An empty string clears the label. */
  label: string;
}

/** Response to `GET /connections`. */
export interface ConnectionsBody {
  connections: Connection[];
}
