import type { AgentAccess } from '@kit/protocol';
import {
  isLooser,
  type Account,
  type Browser,
  type PermissionOutcome,
  type PermissionState,
} from './permissionState.fixture.ts';
import type { Policy } from './policy.fixture.ts';
import type { Person } from './state.fixture.ts';

const strictest = (one: AgentAccess, other: AgentAccess) => (isLooser(one, other) ? other : one);

/** `POST /connections/:id/access` by a user. */
export function changeAccess(
  policy: Policy,
  state: PermissionState,
  id: number,
  user: Person,
  access: AgentAccess,
): PermissionOutcome {
  const account = state.accounts[id];
  const isOwner = account?.owner === user;
  if (!account || (policy.has('loosen') && !isOwner)) return { state, code: 'not_found' };
  const due = isOwner ? access : strictest(account.due, access);
  return { state: setAccess(policy, state, id, { ...account, access, due }), code: null };
}

/** `connect.restrictAgentAccess`, in a tool that a model calls. */
export function restrict(
  policy: Policy,
  state: PermissionState,
  id: number,
  access: AgentAccess,
): PermissionState {
  const account = state.accounts[id];
  if (!account) return state;
  const due = strictest(account.due, access);
  const next = policy.has('loosen') ? strictest(account.access, access) : access;
  return setAccess(policy, state, id, { ...account, access: next, due });
}

/** Earlier answers do not count any more. Unless the access is loosened, the browsers that run end. */
function setAccess(policy: Policy, state: PermissionState, id: number, next: Account): PermissionState {
  const before = state.accounts[id];
  const isLoosened = before !== undefined && isLooser(next.access, before.access);
  const browsers = state.browsers.map((browser): Browser => {
    if (browser.account !== id || isLoosened || next.access === 'always') return browser;
    const isEnded = policy.has('end') && browser.status === 'running';
    return { ...browser, isRevoked: true, status: isEnded ? 'ended' : browser.status };
  });
  return changed(
    { ...state, browsers, grants: state.grants.filter(({ account }) => account !== id) },
    id,
    next,
  );
}

/** The owner signs in again: with the same account, which does not answer a question, or with another one. */
export function signInAgain(
  policy: Policy,
  state: PermissionState,
  id: number,
  identity: number,
): PermissionState {
  const account = state.accounts[id];
  if (!account) return state;
  if (identity !== account.identity) {
    const browsers = state.browsers.map((one) =>
      one.account === id && one.status === 'running' ? { ...one, status: 'ended' as const } : one,
    );
    const next = { ...account, identity };
    return policy.has('renew')
      ? changed({ ...state, browsers }, id, next)
      : replaceAccount({ ...state, browsers }, id, next);
  }
  if (account.access !== 'always' && policy.has('act')) return state;
  const questions = state.questions.map((one) =>
    one.account === id && one.answer === 'none' ? { ...one, answer: 'new' as const } : one,
  );
  return { ...state, questions };
}

/** Answers and checks from before do not count any more. */
function changed(state: PermissionState, id: number, account: Account): PermissionState {
  const questions = state.questions.map((one) =>
    one.account === id && one.answer === 'new' ? { ...one, answer: 'old' as const } : one,
  );
  const browsers = state.browsers.map((one) => (one.account === id ? { ...one, isOld: true } : one));
  return replaceAccount({ ...state, questions, browsers }, id, account);
}

function replaceAccount(state: PermissionState, id: number, account: Account): PermissionState {
  return { ...state, accounts: state.accounts.map((one, place) => (place === id ? account : one)) };
}
