import type { ErrorCode } from '@kit/protocol';
import {
  accountOf,
  callOf,
  type Account,
  type Browser,
  type Grant,
  type PermissionOutcome,
  type PermissionState,
  type Question,
} from './permissionState.fixture.ts';
import type { Policy } from './policy.fixture.ts';
import type { Person } from './state.fixture.ts';

/** `connect.request` for a call. */
export function askFor(policy: Policy, state: PermissionState, call: number): PermissionState {
  const { owner, thread } = callOf(call);
  const account = accountOf(owner);
  if (state.questions.some(({ calls: waiting }) => waiting.includes(call))) return state;
  if (isPermitted(policy, state, account, thread, undefined)) return state;
  const { access, due } = state.accounts[account] ?? {};
  const isAlone = policy.has('join') && access === 'ask';
  const joined = state.questions.findIndex(
    (one) =>
      !isAlone &&
      one.answer === 'none' &&
      one.account === account &&
      (one.thread === thread || !policy.has('join')),
  );
  const questions: readonly Question[] =
    joined >= 0
      ? state.questions.map((one, place) =>
          place === joined
            ? {
                ...one,
                calls: [...one.calls, call],
                covered: due === 'ask' || one.thread !== thread ? one.covered : [...one.covered, call],
              }
            : one,
        )
      : [
          ...state.questions,
          { account, thread, calls: [call], covered: [call], answer: 'none', isChosen: false },
        ];
  return { ...state, questions };
}

/** `POST /requests/:id/choose` by a user, with the account that the question is about. */
export function allow(policy: Policy, state: PermissionState, id: number, user: Person): PermissionOutcome {
  const question = state.questions[id];
  const account = question && state.accounts[question.account];
  if (!account || (policy.has('asker') && account.owner !== user)) return refuse(state, 'not_found');
  if (question.answer !== 'none') return refuse(state, 'request_closed');
  const questions = state.questions.map((one, place) =>
    place === id ? { ...one, answer: 'new' as const, isChosen: true } : one,
  );
  const { thread, covered } = question;
  const grant: Grant = {
    account: question.account,
    identity: account.identity,
    thread,
    calls: account.due === 'ask' ? covered : null,
    isUsed: false,
  };
  const grants = account.owner === user ? [...state.grants, grant] : state.grants;
  return { state: { ...state, questions, grants }, code: null };
}

/** `connect.claim` of a call that has asked, or that need not ask. */
export function claimCall(policy: Policy, state: PermissionState, call: number): PermissionOutcome {
  const { owner, thread } = callOf(call);
  const account = accountOf(owner);
  const id = state.questions.findIndex(({ calls: waiting }) => waiting.includes(call));
  const question = state.questions[id];
  if (question?.answer === 'none') return refuse(state, null);
  const named = question && id;
  if (!isPermitted(policy, state, account, thread, named))
    return refuse(state, question ? 'permission_required' : null);
  if (!question) return { state: { ...state, ready: [...state.ready, call] }, code: null };

  const isAgain = state.ran.includes(call);
  if (policy.has('run') && isAgain) return refuse(state, null);
  const claimed = { ...state, ran: [...state.ran, call] };
  const isForOne = policy.has('single') && state.accounts[account]?.access === 'ask';
  if (isForOne && state.taken.includes(id)) return refuse(claimed, 'permission_required');
  const grant = grantFor(state, account, call);
  const isUsedUp = grant !== undefined && grant.calls !== null && grant.isUsed;
  return {
    state: {
      ...claimed,
      taken: isForOne ? [...state.taken, id] : state.taken,
      ready: [...state.ready, call],
      grants: state.grants.map((one) => (one === grant ? { ...one, isUsed: true } : one)),
      isRepeated: state.isRepeated || isAgain || isUsedUp,
    },
    code: null,
  };
}

/** The check of `createSession`, before the row of the browser is written. `named` is the question whose id the call passes. */
export function check(
  policy: Policy,
  state: PermissionState,
  call: number,
  named: number | undefined,
): PermissionOutcome {
  const { owner, thread } = callOf(call);
  const id = accountOf(owner);
  const account = state.accounts[id];
  if (!account || !isPermitted(policy, state, id, thread, named)) return refuse(state, 'permission_required');
  const use = consentFor(account, grantFor(state, id, call));
  const browser: Browser = {
    account: id,
    identity: account.identity,
    status: 'checked',
    use,
    isOld: false,
    isRevoked: false,
  };
  const place = state.ready.indexOf(call);
  return {
    state: {
      ...state,
      browsers: [...state.browsers, browser],
      ready: place < 0 ? state.ready : state.ready.toSpliced(place, 1),
    },
    code: null,
  };
}

/** The row of a browser is written, the account is read again, and Anchor starts it. */
export function run(policy: Policy, state: PermissionState, id: number): PermissionOutcome {
  const browser = state.browsers[id];
  const account = browser && state.accounts[browser.account];
  if (!account || browser.status !== 'checked') return refuse(state, null);
  const end = (status: 'running' | 'ended', code: ErrorCode | null): PermissionOutcome => ({
    state: {
      ...state,
      browsers: state.browsers.map((one, place) => (place === id ? { ...one, status } : one)),
    },
    code,
  });
  if (browser.identity !== account.identity) return end('ended', 'not_connected');
  const isChanged = account.access !== 'always' && browser.isOld;
  return policy.has('recheck') && isChanged ? end('ended', 'permission_required') : end('running', null);
}

function isPermitted(
  policy: Policy,
  state: PermissionState,
  id: number,
  thread: string,
  named: number | undefined,
): boolean {
  const account = state.accounts[id];
  if (!account) return false;
  if (!policy.has('answer') || account.access === 'always') return true;
  const isAnswer = (one: Question) =>
    one.answer !== 'none' &&
    (one.account === id || !policy.has('account')) &&
    (one.isChosen || !policy.has('act')) &&
    (one.answer === 'new' || !policy.has('since'));
  if (account.access === 'thread')
    return state.questions.some((one) => isAnswer(one) && (one.thread === thread || !policy.has('thread')));
  const question = named === undefined ? undefined : state.questions[named];
  return question !== undefined && isAnswer(question);
}

/** What the owner has allowed a call, whatever the server knows. */
function grantFor({ grants }: PermissionState, account: number, call: number): Grant | undefined {
  const { thread } = callOf(call);
  return grants.find(
    (one) =>
      one.account === account && (one.calls === null ? one.thread === thread : one.calls.includes(call)),
  );
}

function consentFor({ due, identity }: Account, grant: Grant | undefined): Browser['use'] {
  if (due === 'always') return 'allowed';
  if (!grant) return 'unasked';
  return grant.identity === identity ? 'allowed' : 'other account';
}

function refuse(state: PermissionState, code: ErrorCode | null): PermissionOutcome {
  return { state, code };
}
