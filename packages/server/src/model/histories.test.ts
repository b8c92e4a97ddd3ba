import { demoApiKey } from '@kit/emulator';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAnchorClient } from '../anchor/createAnchorClient.ts';
import type { AnchorFetch } from '../anchor/guardFetch.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { HandlerDriver, seenOf } from './handlerDriver.fixture.ts';
import { history, type Step } from './history.fixture.ts';
import { fullPolicy } from './policy.fixture.ts';
import {
  begin,
  claim,
  disconnect,
  expire,
  open,
  reconnect,
  signIn,
  type Outcome,
  type Visitor,
} from './protocol.fixture.ts';
import { ask, beginFor, decline } from './requests.fixture.ts';
import { emptyState, knownIdentity, type State } from './state.fixture.ts';
import { atDepth } from '../testDepth.fixture.ts';

/** More than the accepted clock difference, to keep the order of the model in the handler. */
const pause = 60_001;
/** The same seed creates the same histories. */
const seed = 1;
const lifetime = 30 * 60_000;

/** All answers to a claim. The histories must contain each of them. */
const everyCode = [
  'connected',
  'attempt_cancelled',
  'attempt_expired',
  'attempt_not_started',
  'attempt_used',
  'identity_not_found',
  'identity_stale',
  'identity_taken',
  'not_connected',
  'not_found',
  'signed_out',
  'wrong_application',
  'wrong_browser',
  'wrong_user',
];

const fromLast = (place: number, { length }: readonly unknown[]) => length - 1 - (place % length);

function visitorOf(state: State, attempt: number, visitor: 'right' | Visitor): Visitor {
  const { browser = '', owner = null } = state.attempts[attempt] ?? {};
  return visitor === 'right' ? { browser, user: owner } : visitor;
}

/** The result of a step in the model, and the answer of the handler. */
type Played = Outcome & { answer: unknown };

async function runBoth(outcome: Outcome, answer: Promise<unknown>): Promise<Played> {
  return { ...outcome, answer: await answer };
}

/** Runs one step in the model and in the handler. Returns null if the attempt or the identity of the step does not exist yet. */
async function play(step: Step, state: State, world: World, driver: HandlerDriver): Promise<Played | null> {
  if (step.do === 'begin') {
    const { owner, browser, application } = step;
    const next = begin(state, owner, browser, application);
    return runBoth({ state: next, code: null }, driver.begin(owner, browser, application));
  }
  if (step.do === 'expire') {
    world.advance(lifetime);
    return { state: expire(state), code: null, answer: null };
  }
  if (step.do === 'ask')
    return runBoth(
      { state: ask(state, step.owner, step.application), code: null },
      driver.ask(step.owner, step.application),
    );
  if (step.do === 'begin for' || step.do === 'decline') return playAnswer(step, state, driver);
  if (state.attempts.length === 0) return null;
  if (step.do === 'claim' || step.do === 'reconnect' || step.do === 'disconnect')
    return playIdentity(step, state, driver);

  const attempt = fromLast(step.attempt, state.attempts);
  if (step.do === 'sign in') {
    if (state.attempts[attempt]?.openers.length === 0) return null;
    await driver.signIn(attempt, step.isKnown ? knownIdentity(state, attempt, step.person) : -1);
    return { state: signIn(state, attempt, step.person, step.isKnown), code: null, answer: null };
  }
  const visitor = visitorOf(state, attempt, step.visitor);
  if (step.do === 'open')
    return runBoth(open(fullPolicy, state, attempt, 'A', visitor), driver.open(attempt, visitor));
  const made = { attempt, identity: null, by: 'callback' } as const;
  return runBoth(claim(fullPolicy, state, visitor, made), driver.claim(visitor, made));
}

async function playIdentity(
  step: Extract<Step, { identity: number }>,
  state: State,
  driver: HandlerDriver,
): Promise<Played | null> {
  const identity = fromLast(step.identity, state.identities);
  const origin = state.identities[identity]?.attempt;
  if (origin === undefined) return null;
  if (step.do !== 'claim') {
    const owner = state.connections.find((connection) => connection.identity === identity)?.owner;
    const user = step.user === 'right' ? (owner ?? 'A') : step.user;
    if (step.do === 'reconnect')
      return runBoth(
        reconnect(state, user, step.browser, identity),
        driver.reconnect(user, step.browser, identity),
      );
    return runBoth(disconnect(state, user, identity), driver.disconnect(user, identity));
  }
  const attempt = step.attempt === 'its own' ? origin : fromLast(step.attempt, state.attempts);
  const visitor = visitorOf(state, attempt, step.visitor);
  const made = { attempt, identity, by: step.by };
  return runBoth(claim(fullPolicy, state, visitor, made), driver.claim(visitor, made));
}

async function playAnswer(
  step: Extract<Step, { request: number }>,
  state: State,
  driver: HandlerDriver,
): Promise<Played | null> {
  const request = fromLast(step.request, state.requests);
  const { owner, application } = state.requests[request] ?? {};
  if (owner === undefined || application === undefined) return null;
  const { browser } = step;
  const user = step.user === 'right' ? owner : step.user;
  if (step.do === 'decline')
    return runBoth(decline(fullPolicy, state, request, user), driver.decline(request, user, browser));
  return runBoth(
    beginFor(fullPolicy, state, request, user, browser),
    driver.beginFor(request, user, browser, application),
  );
}

beforeEach(() => {
  // A look at Anchor's list is repeated after a pause; nothing here is listed late.
  const wait = setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run, ms = 0) =>
    // Time limits stay as they are.
    wait(run, ms < 1_000 ? 0 : ms),
  );
  return () => vi.restoreAllMocks();
});

const emptySqlite = async () => {
  const { database, store } = await openNewSqlite();
  return () => {
    database.exec(
      'PRAGMA synchronous = OFF; DELETE FROM connect_attempt; DELETE FROM connect_connection; DELETE FROM connect_request',
    );
    return store;
  };
};

describe('the handler agrees with the model after every step of any history', () => {
  test.each<[string, () => Promise<() => Store>, number]>([
    ['memoryStore', async () => memoryStore, atDepth(40, 120)],
    ['sqlStore on a SQLite file', emptySqlite, atDepth(40, 80)],
  ])('on %s', { timeout: atDepth(60_000, 180_000) }, async (_, prepare, numRuns) => {
    const makeStore = await prepare();
    const codes = new Set<string>();
    const answers = new Set<string>();
    const property = fc.asyncProperty(history, async (steps) => {
      // Without a socket in between: it would only be slower.
      const send: AnchorFetch = (input, init) => world.emulator.fetch(input, init);
      const world: World = await createWorld({
        connect: { store: makeStore(), requestLimit: { requests: 1_000, seconds: 1 } },
        emulator: { settings: { tokenLifetimeMs: 24 * lifetime } },
        anchor: () => createAnchorClient({ apiKey: demoApiKey, fetch: send }),
      });
      const driver = new HandlerDriver(world);
      let state = emptyState;
      for (const step of steps) {
        const played = await play(step, state, world, driver);
        if (!played) continue;
        expect(played.answer).toBe(played.code);
        expect(await driver.see()).toEqual(seenOf(played.state));
        if (step.do === 'claim') codes.add(played.code ?? 'connected');
        if (step.do === 'begin for' || step.do === 'decline') answers.add(played.code ?? 'done');
        state = played.state;
        world.advance(pause);
      }
    });
    await fc.assert(property, { numRuns, seed });
    expect([...codes].toSorted()).toEqual(everyCode.toSorted());
    expect([...answers].toSorted()).toEqual(['done', 'not_found', 'request_closed']);
  });
});
