import type { AgentAccess, ErrorCode } from '@kit/protocol';
import type { Person } from './state.fixture.ts';

/** When agents may use an account: its row, what its owner sees, and what must hold. */
export interface Account {
  readonly owner: Person;
  /** The account of the site. A reconnect can sign in to another one. */
  readonly identity: number;
  readonly access: AgentAccess;
  /** What the access must be: the choice of the owner, or what the app has restricted it to since. */
  readonly due: AgentAccess;
}

/** A tool call or a job of a user. */
export interface Call {
  readonly owner: Person;
  readonly thread: string;
}

/** The question to the owner, for one call or for the calls that joined it. */
export interface Question {
  readonly account: number;
  readonly thread: string;
  /** The calls that wait for it. */
  readonly calls: readonly number[];
  /** Those that its answer is for: the first one, and those that joined it in their conversation. */
  readonly covered: readonly number[];
  /** `old` is an answer from before the last change of the access. */
  readonly answer: 'none' | 'new' | 'old';
  /** Whether the owner, or somebody for them, has chosen the account for this question. */
  readonly isChosen: boolean;
}

/** What an owner has really allowed. */
export interface Grant {
  readonly account: number;
  readonly identity: number;
  readonly thread: string;
  /** The calls that it is for, of which one may run; null for every call of the thread. */
  readonly calls: readonly number[] | null;
  readonly isUsed: boolean;
}

export interface Browser {
  readonly account: number;
  readonly identity: number;
  /** Whether the access was changed since it was checked. */
  readonly isOld: boolean;
  readonly status: 'checked' | 'running' | 'ended';
  /** Whether its owner has allowed this use. */
  readonly use: 'allowed' | 'unasked' | 'other account';
  /** Whether the access was changed, and not loosened, since it was checked. */
  readonly isRevoked: boolean;
}

/** Accounts, questions and calls are named by their place. */
export interface PermissionState {
  readonly accounts: readonly Account[];
  readonly questions: readonly Question[];
  readonly grants: readonly Grant[];
  readonly browsers: readonly Browser[];
  /** Calls that waited and have run. */
  readonly ran: readonly number[];
  /** Calls that may start a browser now. */
  readonly ready: readonly number[];
  /** Questions whose answer has run a call. */
  readonly taken: readonly number[];
  /** Whether a call has run again, or two calls that were allowed once. */
  readonly isRepeated: boolean;
}

/** Where it leads, and the code of a refusal. */
export interface PermissionOutcome {
  readonly state: PermissionState;
  readonly code: ErrorCode | null;
}

/** Every call of the model; all of them want the account of their owner. The last one of V is a job that no gate has claimed. */
export const calls: readonly Call[] = [
  { owner: 'V', thread: 'c' },
  { owner: 'V', thread: 'c' },
  { owner: 'V', thread: 'd' },
  { owner: 'A', thread: 'c' },
];
export const job = 2;

export const accountOf = (owner: Person): number => (owner === 'V' ? 0 : 1);

export function startWith(access: AgentAccess): PermissionState {
  const account = (owner: Person): Account => ({ owner, identity: 0, access, due: access });
  return {
    accounts: [account('V'), account('A')],
    questions: [],
    grants: [],
    browsers: [],
    ran: [],
    ready: [],
    taken: [],
    isRepeated: false,
  };
}

const byStrictness: readonly AgentAccess[] = ['ask', 'thread', 'always'];

export function isLooser(one: AgentAccess, other: AgentAccess): boolean {
  return byStrictness.indexOf(one) > byStrictness.indexOf(other);
}

export function callOf(call: number): Call {
  return calls[call] ?? { owner: 'V', thread: '' };
}
