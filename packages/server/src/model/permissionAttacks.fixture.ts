import { agentAccesses, type AgentAccess } from '@kit/protocol';
import { changeAccess, restrict, signInAgain } from './accessChanges.fixture.ts';
import { allow, askFor, check, claimCall, run } from './permissions.fixture.ts';
import {
  accountOf,
  calls,
  isLooser,
  job,
  startWith,
  type Browser,
  type PermissionState,
} from './permissionState.fixture.ts';
import type { Policy } from './policy.fixture.ts';
import { search, type Findings, type Move } from './search.fixture.ts';
import type { Person } from './state.fixture.ts';

/** What must never come to be. */
const harms = {
  /** A browser uses an account for a call that its owner did not allow. */
  unasked: runs(({ use }) => use === 'unasked'),
  /** A call runs again, or two calls that were allowed once. */
  repeated: ({ isRepeated }) => isRepeated,
  /** The owner has allowed it for another account of the site. */
  'other account': runs(({ use }) => use === 'other account'),
  /** A browser runs although the access was changed since. */
  revoked: runs(({ isRevoked, account }, accounts) => isRevoked && accounts[account]?.due !== 'always'),
  /** The access is looser than its owner wants. */
  loosened: ({ accounts }) => accounts.some(({ access, due }) => isLooser(access, due)),
} satisfies Record<string, (state: PermissionState) => boolean>;

function runs(isHarm: (browser: Browser, accounts: PermissionState['accounts']) => boolean) {
  return ({ accounts, browsers }: PermissionState) =>
    browsers.some((one) => one.status === 'running' && isHarm(one, accounts));
}

export type PermissionHarm = keyof typeof harms;

const isHarmName = (name: string): name is PermissionHarm => Object.hasOwn(harms, name);
const allHarms = new Map(
  Object.keys(harms)
    .filter(isHarmName)
    .map((name) => [name, harms[name]]),
);

/** What the accounts of V and A say at first. */
export const accesses: readonly AgentAccess[] = ['thread', 'ask'];

/** Looks for the shortest way to each harm, and whether an agent can work at all. */
export function findPermissionAttacks(policy: Policy, access: AgentAccess): Findings<PermissionHarm> {
  return search({
    start: startWith(access),
    movesFrom: (state) => permissionMoves(policy, state),
    harms: allHarms,
    works: ({ browsers }) => browsers.some(({ status, use }) => status === 'running' && use === 'allowed'),
  });
}

const people: readonly Person[] = ['V', 'A'];
const account = accountOf('V');
const maxBrowsers = 1;

/** V and V's agents do what they should; A and a job of V's app try everything. Everybody knows the id of every request. */
function permissionMoves(policy: Policy, state: PermissionState): Move<PermissionState>[] {
  return [
    ...agentAccesses.map((access) => ({
      text: `V chooses "${access}"`,
      next: changeAccess(policy, state, account, 'V', access).state,
    })),
    {
      text: `A sends the choice "always" for V's account`,
      next: changeAccess(policy, state, account, 'A', 'always').state,
    },
    ...(['ask', 'always'] as const).map((access) => ({
      text: `V's agent restricts the access to "${access}"`,
      next: restrict(policy, state, account, access),
    })),
    { text: 'V signs in again', next: signInAgain(policy, state, account, 0) },
    { text: 'V reconnects with another account', next: signInAgain(policy, state, account, 1) },
    ...state.questions.flatMap(({ answer, account: asked }, id) =>
      people.flatMap((person) =>
        answer === 'none'
          ? [
              {
                text: `${person} allows what ${asked === account ? 'V' : 'A'} was asked (${id})`,
                next: allow(policy, state, id, person).state,
              },
            ]
          : [],
      ),
    ),
    ...calls.flatMap(({ owner }, call) => callMoves(policy, state, call, owner)),
    ...state.browsers.map((_, id) => ({
      text: `browser ${id} starts`,
      next: run(policy, state, id).state,
    })),
  ];
}

function callMoves(
  policy: Policy,
  state: PermissionState,
  call: number,
  owner: Person,
): Move<PermissionState>[] {
  if (call !== job) {
    const asks = { text: `${owner}'s call ${call} asks`, next: askFor(policy, state, call) };
    if (owner === 'A') return [asks];
    const own = state.questions.findIndex(({ calls: waiting }) => waiting.includes(call));
    return [
      asks,
      { text: `call ${call} is claimed`, next: claimCall(policy, state, call).state },
      ...(state.ready.includes(call)
        ? starts(policy, state, `call ${call}`, call, own < 0 ? undefined : own)
        : []),
    ];
  }
  const foreign = state.questions.findIndex((one) => one.account !== account);
  return [
    ...starts(policy, state, 'a job', job, undefined),
    ...(foreign < 0 ? [] : starts(policy, state, "a job, which names A's request,", job, foreign)),
  ];
}

/** The check and the start of a browser, in one step or with something between them. */
function starts(
  policy: Policy,
  state: PermissionState,
  who: string,
  call: number,
  named: number | undefined,
): Move<PermissionState>[] {
  const id = state.browsers.length;
  if (id === maxBrowsers) return [];
  const { state: checked, code } = check(policy, state, call, named);
  if (code !== null) return [];
  return [
    { text: `${who} is checked for browser ${id}`, next: checked },
    { text: `${who} starts browser ${id}`, next: run(policy, checked, id).state },
  ];
}
