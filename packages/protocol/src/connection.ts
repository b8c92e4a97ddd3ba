/** An application that users can connect an account on. Anchor's application id stays on the server. */
export interface Application {
  /** A key of `createConnect({ applications })`. Every other route calls it `application`, too. */
  application: string;
  /** Name to show to users. */
  name: string;
  /** URL of a square image. Absent if the server has none. */
  iconUrl?: string;
  /** Name of the product that asks, from `branding.name`. Absent if the server has none. */
  product?: string;
  /** What users consent to: the product's own text, or `true` for a sentence in their language. Absent if the server shows none. */
  consent?: string | true;
}

/** Response to `GET /applications`. */
export interface ApplicationsBody {
  /** Every application, in the order of `createConnect({ applications })`. */
  applications: Application[];
}

/** Every status of a connection. */
export const connectionStatuses = [
  /** The connection works. */
  'connected',
  /** Anchor is still checking the sign-in. */
  'pending',
  /** The user must sign in again. */
  'needs_attention',
  /** Anchor reports a status that this version does not support. It is not an error. */
  'unknown',
] as const;
/** Current health of a connection. */
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** Every choice of when agents may use a connection. */
export const agentAccesses = [
  /** Without asking. */
  'always',
  /** After the user has allowed it, once in each conversation. */
  'thread',
  /** After the user has allowed it, each time. */
  'ask',
] as const;
/** When agents may use a connection. */
export type AgentAccess = (typeof agentAccesses)[number];

/** A user's connected account on one application. */
export interface Connection {
  /** The kit's id. Anchor's identity id never leaves the server. */
  id: string;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** Anchor's name for the account, usually the user name. May be empty. */
  accountName: string;
  /** Name of the previous account, if the last reconnect signed in to a different one. The `id` stays the same. */
  previousAccountName?: string;
  /** Name that the user gave the account. Absent if the user gave it no name. */
  label?: string;
  /** Current health of the connection. If it is `needs_attention`, offer a reconnect. */
  status: ConnectionStatus;
  /** When the account was connected, or last reconnected, as an ISO 8601 time. */
  connectedAt: string;
  /** When a browser was last started with the account, as an ISO 8601 time. Absent before the first. */
  lastUsedAt?: string;
  /** Name of the agent that last used the account, in the app's words. Plain text; absent if the app did not say. */
  lastUsedBy?: string;
  /** When agents may use the account: the user's choice, or else the app's. Absent if it is `always`. */
  agentAccess?: Exclude<AgentAccess, 'always'>;
}

/** Body of `PATCH /connections/:id`. */
export interface RenameRequest {
  /** Up to 80 characters. An empty string clears the label. */
  label: string;
}

/** Body of `POST /connections/:id/access`. */
export interface AccessRequest {
  /** When agents may use the account. */
  access: AgentAccess;
}

/** Response to `GET /connections`. */
export interface ConnectionsBody {
  /** The signed-in user's connections, newest first. */
  connections: Connection[];
}
