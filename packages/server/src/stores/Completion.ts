import type { AgentAccess } from '@kit/protocol';
import type { RequestRecord } from './RequestRecord.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';

/** What `completeAttempt` needs to know. Owner and application come from the attempt itself. */
export interface Completion {
  /** The id of the attempt to complete. */
  attemptId: string;
  /** Anchor's id of the verified identity. */
  identityId: string;
  /** Anchor's name for the account. May be empty. */
  accountName: string;
  /** Anchor's status of the identity, stored as it is. */
  identityStatus: string;
  /** The id of the connection, if a new one is created. */
  connectionId: string;
  /** Whether the identity is expected to belong to a connection of the same owner. If it does not, the result is `gone`. */
  isRenewal: boolean;
  /**
   * The account name before this sign-in, if it had another account. Permissions of the other account do not count: `accessChangedAt`
   * becomes `now`. Null for a new connection or the same account.
   */
  previousAccountName: string | null;
  /** When agents may use the connection, if its owner chose nothing. */
  defaultAccess: AgentAccess;
  /** The id of the row that keeps a replaced identity until it is deleted. */
  replacedId: string;
  /** The time, in milliseconds since 1970. Becomes the `connectedAt` and the `nextCheckAt` of what is written. */
  now: number;
}

/** What `completeAttempt` did. It writes only if the result is `connected`. */
export type CompletionResult =
  /** The call created the connection, or renewed the owner's live one. */
  | {
      result: 'connected';
      /** The connection as it is stored now. */
      connection: ConnectionRecord;
      /** The row that keeps the old identity after a reconnect with another one. The caller deletes it. Null without such a reconnect. */
      replaced: ConnectionRecord | null;
      /** The owner's open requests that the connection answers: those for its application, or for reconnecting it. */
      requests: RequestRecord[];
    }
  /** The identity belongs to a connection of another owner or application, or to one that is being deleted. */
  | { result: 'taken' }
  /** The connection to reconnect or to renew no longer exists. */
  | { result: 'gone' }
  /** The attempt has an outcome, has expired, or does not exist. */
  | { result: 'closed' };
