import type { ErrorCode } from '@kit/protocol';
import type { Policy } from './policy.fixture.ts';
import {
  canEnd,
  knownIdentity,
  type Attempt,
  type Connection,
  type Identity,
  type Person,
  type State,
} from './state.fixture.ts';

/**
 * The protocol of a connect attempt, without HTTP, cryptography or a clock: who may do what, and what it leads to.
 * Secrets are perfect: a person either has one or does not.
 */

/** A browser, and who is signed in to the app in it; null where the session cannot be read. */
export interface Visitor {
  readonly browser: string;
  readonly user: Person | null;
}

/** A return with an identity, by the callback or by `confirm`; without an identity it was cancelled. */
export interface Claim {
  readonly attempt: number;
  readonly identity: number | null;
  readonly by: 'callback' | 'confirm';
  /** The window is not the one that the app opened. */
  readonly isElsewhere?: boolean;
}

/** Where it leads, and the code of a refusal. */
export interface Outcome {
  readonly state: State;
  readonly code: ErrorCode | null;
}

/** `POST /attempts`. */
export function begin(
  state: State,
  owner: Person,
  browser: string,
  application: string,
  reconnects: number | null = null,
): State {
  const attempt: Attempt = {
    owner,
    browser,
    application,
    reconnects,
    openers: [],
    status: 'open',
    code: null,
    identity: null,
    isLate: false,
    isOwned: false,
  };
  return { ...state, attempts: [...state.attempts, attempt] };
}

/** `POST /connections/:id/reconnect`, for the connection of an identity. */
export function reconnect(state: State, user: Person, browser: string, identity: number): Outcome {
  const found = state.connections.find((one) => one.identity === identity && one.owner === user);
  if (!found) return refuse(state, 'not_found');
  return { state: begin(state, user, browser, found.application, found.attempt), code: null };
}

/** `GET /start/:id`, by the browser of `person`. */
export function open(
  policy: Policy,
  state: State,
  id: number,
  person: Person,
  { browser, user }: Visitor,
): Outcome {
  const attempt = state.attempts[id];
  const isBinding = !policy.has('start');
  if (!attempt) return refuse(state, 'wrong_browser');
  if (policy.has('cookie') && !policy.has('code') && !isBinding && attempt.browser !== browser)
    return refuse(state, 'wrong_browser');
  if (policy.has('user') && user !== null && user !== attempt.owner) return refuse(state, 'wrong_user');
  if (attempt.status !== 'open') return refuse(state, attempt.code ?? 'attempt_used');
  if (attempt.isLate) return end(state, id, 'attempt_expired');
  const openers = [...new Set([...attempt.openers, person])].toSorted();
  const isOwned = policy.has('code') && user === attempt.owner;
  const opened = { ...attempt, openers, isOwned, ...(isBinding ? { browser } : {}) };
  return { state: replace(state, id, opened), code: null };
}

/**
 * A person with the link of an opened attempt signs in at Anchor, with their account: a new one, or the one they used last
 * for this application, if Anchor knows it again by the same identity.
 */
export function signIn(state: State, id: number, person: Person, isKnown = false): State {
  const attempt = state.attempts[id];
  if (!attempt) return state;
  const known = isKnown ? knownIdentity(state, id, person) : -1;
  if (known >= 0) {
    const identities = state.identities.map((one, place) =>
      place === known ? { ...one, attempt: id } : one,
    );
    return { ...state, identities };
  }
  const identity: Identity = {
    person,
    attempt: id,
    application: attempt.application,
    born: state.attempts.length,
    isGone: false,
  };
  return { ...state, identities: [...state.identities, identity] };
}

/** `GET /callback/:state` and `POST /attempts/:id/confirm`. */
export function claim(policy: Policy, state: State, visitor: Visitor, made: Claim): Outcome {
  const attempt = state.attempts[made.attempt];
  const who = made.by === 'callback' ? checkCallback : checkConfirm;
  const stranger = who(policy, visitor, attempt);
  if (stranger || !attempt) return refuse(state, stranger ?? 'wrong_browser');
  if (made.by === 'callback' && policy.has('code') && !isOwnWindow(policy, visitor, attempt)) {
    if (attempt.browser !== visitor.browser || (made.isElsewhere && policy.has('popup')))
      return refuse(state, null);
    return claim(policy, state, { ...visitor, user: attempt.owner }, { ...made, by: 'confirm' });
  }

  const isRepeat = attempt.status === 'connected' && attempt.identity === made.identity;
  if (attempt.status === 'ended') return refuse(state, attempt.code ?? 'attempt_used');
  if (attempt.status === 'connected' && policy.has('once'))
    return refuse(state, isRepeat ? null : 'attempt_used');
  if (attempt.openers.length === 0) return refuse(state, 'attempt_not_started');

  const code = attempt.isLate ? 'attempt_expired' : checkIdentity(policy, state, attempt, made);
  if (code) return made.by === 'callback' ? end(state, made.attempt, code) : refuse(state, code);
  const connected = connect(state, attempt, made);
  return { state: answerRequests(policy, connected, attempt), code: null };
}

function checkCallback(policy: Policy, { browser, user }: Visitor, attempt?: Attempt): ErrorCode | null {
  if (!attempt || attempt.openers.length === 0) return 'wrong_browser';
  if (policy.has('cookie') && !policy.has('code') && attempt.browser !== browser) return 'wrong_browser';
  return policy.has('user') && user !== null && user !== attempt.owner ? 'wrong_user' : null;
}

function isOwnWindow(policy: Policy, { user }: Visitor, { owner, isOwned }: Attempt): boolean {
  return user === owner && (isOwned || !policy.has('window'));
}

function checkConfirm(policy: Policy, { browser, user }: Visitor, attempt?: Attempt): ErrorCode | null {
  if (user === null) return 'signed_out';
  if (!attempt || attempt.owner !== user) return 'not_found';
  return policy.has('cookie') && attempt.browser !== browser ? 'wrong_browser' : null;
}

function checkIdentity(policy: Policy, state: State, attempt: Attempt, made: Claim): ErrorCode | null {
  if (made.identity === null) return 'attempt_cancelled';
  const identity = state.identities[made.identity];
  const holder = state.connections.find((connection) => connection.identity === made.identity);
  const renewed = attempt.reconnects === null ? undefined : renewedBy(state, attempt);
  const isTheirs =
    holder?.owner === attempt.owner &&
    holder.application === attempt.application &&
    (attempt.reconnects === null || holder === renewed);
  if (policy.has('unique') && holder && !isTheirs) return 'identity_taken';
  if (!identity || identity.isGone) return 'identity_not_found';
  if (policy.has('fresh') && made.attempt >= identity.born && !isTheirs) return 'identity_stale';
  if (policy.has('application') && identity.application !== attempt.application) return 'wrong_application';
  if (policy.has('proof') && identity.attempt !== made.attempt) return 'identity_taken';
  if (attempt.reconnects === null) return null;
  if (!renewed) return 'not_connected';
  return holder && holder !== renewed ? 'identity_taken' : null;
}

function renewedBy(state: State, { owner, reconnects }: Attempt): Connection | undefined {
  return state.connections.find((one) => one.attempt === reconnects && one.owner === owner);
}

function connect(state: State, attempt: Attempt, { attempt: id, identity }: Claim): State {
  if (identity === null) return state;
  const connected = replace(state, id, { ...attempt, status: 'connected', identity });
  const renewed = attempt.reconnects === null ? undefined : renewedBy(state, attempt);
  if (renewed) return renew(connected, renewed, identity);
  const { owner, application } = attempt;
  const isThere = state.connections.some(
    (connection) => connection.identity === identity && connection.owner === owner,
  );
  const added = isThere ? [] : [{ owner, identity, application, attempt: id }];
  return { ...connected, connections: [...state.connections, ...added] };
}

/** The connection ends the open requests for its application. */
function answerRequests(policy: Policy, state: State, { owner: by, application }: Attempt): State {
  const requests = state.requests.map((one) =>
    canEnd(one) && one.application === application && (one.owner === by || !policy.has('fit'))
      ? { ...one, status: 'connected' as const, by }
      : one,
  );
  return { ...state, requests };
}

/** The connection stays, with another identity; Anchor forgets the former one. */
function renew(state: State, renewed: Connection, identity: number): State {
  if (renewed.identity === identity) return state;
  const connections = state.connections.map((one) => (one === renewed ? { ...one, identity } : one));
  return { ...forget(state, renewed.identity), connections };
}

/** A callback that trusts the session: the signed-in user gets the identity of the query. */
export function claimBySession(policy: Policy, state: State, user: Person | null, identity: number): Outcome {
  const { application } = state.identities[identity] ?? {};
  if (user === null) return refuse(state, 'signed_out');
  if (application === undefined) return refuse(state, 'identity_not_found');
  const holder = state.connections.find((connection) => connection.identity === identity);
  if (holder?.owner === user) return refuse(state, null);
  if (policy.has('unique') && holder) return refuse(state, 'identity_taken');
  const connection = { owner: user, identity, application, attempt: null };
  return { state: { ...state, connections: [...state.connections, connection] }, code: null };
}

/** `DELETE /connections/:id`; Anchor forgets the identity with it. */
export function disconnect(state: State, user: Person, identity: number): Outcome {
  const kept = state.connections.filter((one) => one.identity !== identity || one.owner !== user);
  if (kept.length === state.connections.length) return refuse(state, 'not_found');
  return { state: { ...forget(state, identity), connections: kept }, code: null };
}

function forget(state: State, identity: number): State {
  const identities = state.identities.map((one, place) =>
    place === identity ? { ...one, isGone: true } : one,
  );
  return { ...state, identities };
}

/** So much time passes that every attempt so far is too old. */
export function expire(state: State): State {
  return { ...state, attempts: state.attempts.map((attempt) => ({ ...attempt, isLate: true })) };
}

function refuse(state: State, code: ErrorCode | null): Outcome {
  return { state, code };
}

function end(state: State, id: number, code: ErrorCode): Outcome {
  const attempt = state.attempts[id];
  return { state: attempt ? replace(state, id, { ...attempt, status: 'ended', code }) : state, code };
}

function replace(state: State, id: number, attempt: Attempt): State {
  return { ...state, attempts: state.attempts.map((one, place) => (place === id ? attempt : one)) };
}
