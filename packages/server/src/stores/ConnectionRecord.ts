import type { AgentAccess } from '@kit/protocol';
import type { Owner } from './store.ts';

/** One account of one owner. */
export interface ConnectionRecord {
  /** The kit's id, which a reconnect keeps. */
  id: string;
  /** Whose account it is. */
  owner: Owner;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** Anchor's id of the identity. Unique among all connections, including those that are being deleted. */
  identityId: string;
  /** Anchor's name for the account. May be empty. */
  accountName: string;
  /** The account name before the last reconnect, if that reconnect was done with another account. */
  previousAccountName: string | null;
  /** The user's own name for the account; empty by default. */
  label: string;
  /** Anchor's own word, from an open set, or `failed` if the app reported that the site shows no signed-in user. */
  identityStatus: string;
  /** When the account was connected, or last reconnected, in milliseconds since 1970. */
  connectedAt: number;
  /** When a browser was last started with it, in milliseconds since 1970; null before the first. */
  lastUsedAt: number | null;
  /** The name of the agent that used it then; empty if the app did not say. */
  lastUsedBy: string;
  /** When agents may use it, as its owner chose; null if the owner chose nothing. */
  agentAccess: AgentAccess | null;
  /** When the owner last chose. Permissions that are older do not count. In milliseconds since 1970. */
  accessChangedAt: number;
  /** Whether the owner is written into the identity's metadata at Anchor. */
  tagged: boolean;
  /** Hidden from its owner. The row keeps the identity id reserved until Anchor has deleted the identity. */
  deleting: boolean;
  /** When `reconcile` works on it next, in milliseconds since 1970. */
  nextCheckAt: number;
  /** Consecutive checks that found the identity still pending. */
  pendingChecks: number;
  /** How much earlier than other due rows `reconcile` takes this one, in milliseconds. */
  priorityMs: number;
}

/** Names connections: live ones of an owner, one live one of an owner, or all that hold one of these identities. */
export type ConnectionsKey = { owner: Owner; id?: string } | { identityIds: readonly string[] };

/** Names one connection: a live one of an owner, or the one that holds this identity, even if it is being deleted. */
export type ConnectionKey = { owner: Owner; id: string } | { identityId: string };

/** The fields of a connection that `updateConnection` can change. */
export type ConnectionFields = Partial<
  Pick<
    ConnectionRecord,
    | 'label'
    | 'lastUsedAt'
    | 'lastUsedBy'
    | 'agentAccess'
    | 'accessChangedAt'
    | 'identityStatus'
    | 'tagged'
    | 'deleting'
    | 'nextCheckAt'
    | 'pendingChecks'
    | 'priorityMs'
  >
>;
