import type { Environment } from './environments.fixture.ts';
import type { Policy } from './policy.fixture.ts';
import { begin, claim, claimBySession, open, signIn, type Claim, type Visitor } from './protocol.fixture.ts';
import { ask, beginFor, decline } from './requests.fixture.ts';
import type { Move as Step } from './search.fixture.ts';
import { knownIdentity, type Attempt, type Person, type State } from './state.fixture.ts';

type Move = Step<State>;

const people: readonly Person[] = ['A', 'V'];
const maxAttempts = 2;
const maxIdentities = 2;

/** Every step that A and V can take from here. V does what V should, and what A talks V into. */
export function movesFrom(policy: Policy, environment: Environment, state: State): Move[] {
  const about = { policy, environment, state };
  return [
    ...beginnings(about),
    ...lures(about),
    ...signIns(about),
    ...returns(about),
    ...claims(about),
    ...requestMoves(about),
  ];
}

interface About {
  policy: Policy;
  environment: Environment;
  state: State;
}

function visitorOf({ environment }: About, person: Person, by: Claim['by']): Visitor {
  const user = environment.wrongSession ? 'A' : person;
  return {
    browser: environment.shared ? 'shared' : person,
    user: by === 'callback' && environment.unreadable ? null : user,
  };
}

/** A user begins, and opens the hosted page immediately; or A begins, and keeps the start link. */
function beginnings(about: About): Move[] {
  const { policy, environment, state } = about;
  const id = state.attempts.length;
  if (id === maxAttempts) return [];
  const applications = environment.applications === 2 ? ['x', 'y'] : ['x'];
  return people.flatMap((person) =>
    applications.flatMap((application) => {
      const visitor = visitorOf(about, person, 'confirm');
      const begun = begin(state, visitor.user ?? person, visitor.browser, application);
      const kept = {
        text: `${person} begins attempt ${id} (${application}) and keeps its start link`,
        next: begun,
      };
      const opened = open(policy, begun, id, person, visitor).state;
      const started = { text: `${person} starts attempt ${id} (${application})`, next: opened };
      return person === 'A' && environment.phishing ? [started, kept] : [started];
    }),
  );
}

/** V opens the start link of A, or A that of V. */
function lures(about: About): Move[] {
  const { policy, environment, state } = about;
  const taken = state.attempts.flatMap(({ owner, openers }, id) => {
    if (owner !== 'V' || openers.includes('A') || !environment.starts) return [];
    // A uses a browser without a session of the app.
    const { state: next } = open(policy, state, id, 'A', { browser: 'A', user: null });
    return [{ text: `A opens V's start link of attempt ${id}`, next }];
  });
  if (!environment.phishing) return taken;
  const lured = state.attempts.flatMap(({ owner, openers }, id) => {
    if (owner !== 'A' || openers.includes('V')) return [];
    const { state: next } = open(policy, state, id, 'V', visitorOf(about, 'V', 'callback'));
    return [{ text: `V opens A's start link of attempt ${id}`, next }];
  });
  return [...taken, ...lured];
}

function signIns({ environment, state }: About): Move[] {
  const hasLink = (person: Person, { openers }: Attempt) =>
    openers.length > 0 &&
    (openers.includes(person) || Boolean(person === 'V' ? environment.phishing : environment.links));
  return people.flatMap((person) =>
    state.attempts.flatMap((attempt, id) => {
      if (!hasLink(person, attempt)) return [];
      const text = `${person} signs in on the hosted page of attempt ${id}`;
      const moves: Move[] = [];
      if (state.identities.length < maxIdentities) moves.push({ text, next: signIn(state, id, person) });
      if (environment.reuse && knownIdentity(state, id, person) >= 0)
        moves.push({ text: `${text} once more`, next: signIn(state, id, person, true) });
      return moves;
    }),
  );
}

/** Anchor redirects the browser of the person who signed in to the callback. */
function returns(about: About): Move[] {
  return about.state.identities.map(({ person, attempt }, identity) => ({
    text: `${person}'s redirect lands`,
    next: deliver(about, person, {
      attempt,
      identity,
      by: 'callback',
      isElsewhere: about.state.attempts[attempt]?.owner !== person,
    }),
  }));
}

/** A brings an identity to an attempt, in person, or by a link that V follows, or by a message to V's app. */
function claims(about: About): Move[] {
  const { environment, state } = about;
  return state.attempts.flatMap((attempt, id) =>
    state.identities.flatMap(({ person, born }, identity) => {
      const isKnown =
        person === 'A' || environment.ids === 'immediately' || (environment.ids === 'later' && id >= born);
      if (!isKnown) return [];
      const made = { attempt: id, identity };
      const moves: Move[] = [];
      const add = (text: string, by: Person, channel: Claim['by']) =>
        moves.push({
          text: `${text} attempt ${id}`,
          next: deliver(about, by, { ...made, by: channel, isElsewhere: true }),
        });
      const what = `${person}'s identity ${identity}`;
      if (attempt.owner === 'A') add(`A presents ${what} for`, 'A', 'confirm');
      if (attempt.owner === 'A' || environment.links || attempt.openers.includes('A')) {
        add(`A brings ${what} to the callback of`, 'A', 'callback');
        add(`V follows A's link with ${what} to the callback of`, 'V', 'callback');
      }
      if (attempt.owner === 'V' && environment.messages)
        add(`A's page announces ${what} to V's app, which confirms it for`, 'V', 'confirm');
      return moves;
    }),
  );
}

/** Agents ask; users start what they, or others, were asked, and decline what others were asked. */
function requestMoves(about: About): Move[] {
  const { policy, environment, state } = about;
  if (!environment.requests) return [];
  return people.flatMap((person) => {
    const visitor = visitorOf(about, person, 'confirm');
    const user = visitor.user ?? person;
    const moves: Move[] = [{ text: `${person}'s agent asks ${person}`, next: ask(state, person, 'x') }];
    const attempt = state.attempts.length;
    for (const [id, { owner }] of state.requests.entries()) {
      const begun = beginFor(policy, state, id, user, visitor.browser);
      if (owner !== person)
        moves.push({
          text: `${person} declines ${owner}'s request`,
          next: decline(policy, state, id, user).state,
        });
      if (begun.code === null && attempt < maxAttempts)
        moves.push({
          text: `${person} starts attempt ${attempt} for ${owner}'s request`,
          next: open(policy, begun.state, attempt, person, visitor).state,
        });
    }
    return moves;
  });
}

function deliver(about: About, person: Person, made: Claim): State {
  const { policy, state } = about;
  const visitor = visitorOf(about, person, made.by);
  if (policy.has('state')) return claim(policy, state, visitor, made).state;
  return made.identity === null ? state : claimBySession(policy, state, visitor.user, made.identity).state;
}
