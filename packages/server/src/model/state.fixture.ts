import type { ErrorCode } from '@kit/protocol';

/** `A` is an attacker, `V` a victim. */
export type Person = 'A' | 'V';

export interface Attempt {
  readonly owner: Person;
  /** The browser that has the cookie. */
  readonly browser: string;
  readonly application: string;
  /** The connection that gets a new sign-in, named by the attempt that made it; null where a new one is made. */
  readonly reconnects: number | null;
  /** Who was sent to the hosted page by the start link; empty, or both. */
  readonly openers: readonly Person[];
  readonly status: 'open' | 'connected' | 'ended';
  readonly code: ErrorCode | null;
  readonly identity: number | null;
  readonly isLate: boolean;
  /** The owner was signed in where the start link was opened last. */
  readonly isOwned: boolean;
}

export interface Identity {
  /** Whose account it is, and at whose browser it was made. */
  readonly person: Person;
  /** The attempt whose hosted page it was made on, or renewed last. */
  readonly attempt: number;
  readonly application: string;
  /** How many attempts there were when it was made: those are older than it. */
  readonly born: number;
  readonly isGone: boolean;
}

export interface Connection {
  readonly owner: Person;
  readonly identity: number;
  readonly application: string;
  /** The attempt that made it. */
  readonly attempt: number | null;
}

/** An agent's request to its user for an account. Everybody knows its id. */
export interface Request {
  readonly owner: Person;
  readonly application: string;
  readonly status: 'open' | 'started' | 'connected' | 'declined';
  /** Who ended it with a decline, or whose connection answers it. */
  readonly by: Person | null;
}

/** Attempts, identities and requests are named by their place. */
export interface State {
  readonly attempts: readonly Attempt[];
  readonly identities: readonly Identity[];
  readonly connections: readonly Connection[];
  readonly requests: readonly Request[];
}

export const emptyState: State = { attempts: [], identities: [], connections: [], requests: [] };

/** Whether a request waits for an answer. */
export function canEnd({ status }: Request): boolean {
  return status === 'open' || status === 'started';
}

/** The identity of the account that somebody used last for the application of an attempt; -1 for none. */
export function knownIdentity({ attempts, identities }: State, id: number, person: Person): number {
  return identities.findLastIndex(
    (one) => one.person === person && one.application === attempts[id]?.application && !one.isGone,
  );
}
