import { demoApiKey } from '@kit/emulator';
import { agentAccesses } from '@kit/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnchorClient } from '../anchor/createAnchorClient.ts';
import type { AnchorFetch } from '../anchor/guardFetch.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { atDepth } from '../testDepth.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { changeAccess, restrict, signInAgain } from './accessChanges.fixture.ts';
import { allow, askFor, check, claimCall, run } from './permissions.fixture.ts';
import { PermissionDriver, seenOf, users, type Change } from './permissionDriver.fixture.ts';
import { calls, startWith, type PermissionState } from './permissionState.fixture.ts';
import { fullPolicy } from './policy.fixture.ts';
import type { Person } from './state.fixture.ts';

/** A question is named by its place, counted from the newest, and round again. */
type Step =
  | Change
  | { do: 'ask'; call: number }
  | { do: 'claim'; call: number }
  | { do: 'allow'; question: number; user: Person }
  | { do: 'start'; call: number; named: number | null; meanwhile: Change | null };

const person = fc.constantFrom<Person>('V', 'V', 'V', 'A');
const call = fc.nat({ max: calls.length - 1 });
const place = fc.nat({ max: 2 });
const change = fc.oneof(
  fc.record({
    do: fc.constant('choose' as const),
    user: person,
    access: fc.constantFrom(...agentAccesses),
  }),
  fc.record({
    do: fc.constant('restrict' as const),
    access: fc.constantFrom<'ask' | 'thread'>('ask', 'thread'),
  }),
  fc.constant({ do: 'reconnect' as const }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: change },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), call }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), call }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('allow' as const), question: place, user: person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      call,
      named: fc.option(place),
      meanwhile: fc.option(change, { freq: 2 }),
    }),
  },
);

/** Two calls of a conversation wait together, and their owner wants to be asked for each before they answer. */
const joined: Step[] = [
  { do: 'choose', user: 'V', access: 'thread' },
  { do: 'ask', call: 0 },
  { do: 'ask', call: 1 },
  { do: 'choose', user: 'V', access: 'ask' },
  { do: 'allow', question: 0, user: 'V' },
  { do: 'claim', call: 1 },
  { do: 'claim', call: 0 },
];
const history = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }))
  .map(([isJoined, steps]) => (isJoined ? [...joined, ...steps] : steps));

/** All answers to the steps. The histories must contain each of them. */
const everyAnswer = [
  'allow: done',
  'allow: not_found',
  'allow: request_closed',
  'ask: done',
  'choose: done',
  'choose: not_found',
  'claim: permission_required',
  'claim: runs',
  'claim: waits',
  'reconnect: done',
  'restrict: done',
  'start: not_connected',
  'start: permission_required',
  'start: runs',
];

interface Played {
  state: PermissionState;
  /** Of the model, and of the handler. */
  expected: string | null;
  answer: string | null;
}

function changed(state: PermissionState, made: Change): { state: PermissionState; code: string | null } {
  if (made.do === 'choose') return changeAccess(fullPolicy, state, 0, made.user, made.access);
  if (made.do === 'restrict') return { state: restrict(fullPolicy, state, 0, made.access), code: null };
  return { state: signInAgain(fullPolicy, state, 0, (state.accounts[0]?.identity ?? 0) + 1), code: null };
}

/** Whether the account answers open requests by itself, which the model leaves out. */
const answersItself = ({ accounts, questions }: PermissionState) =>
  questions.some(({ answer, account }) => answer === 'none' && accounts[account]?.access === 'always');

/** Runs one step in the model and in the handler. Returns null if there is no such question, or the model leaves the step out. */
async function play(made: Step, before: PermissionState, driver: PermissionDriver): Promise<Played | null> {
  const questionAt = (back: number) => before.questions.length - 1 - (back % before.questions.length);
  if (made.do === 'ask') {
    const state = askFor(fullPolicy, before, made.call);
    return { state, expected: null, answer: await driver.ask(made.call) };
  }
  if (made.do === 'claim') {
    if (answersItself(before)) return null;
    const asked = askFor(fullPolicy, before, made.call); // a call that has not asked does so
    const { state, code } = claimCall(fullPolicy, asked, made.call);
    const expected = code ?? (state.ready.length > asked.ready.length ? 'runs' : 'waits');
    return { state, expected, answer: await driver.claim(made.call) };
  }
  if (made.do === 'allow') {
    if (before.questions.length === 0) return null;
    const question = questionAt(made.question);
    const { state, code } = allow(fullPolicy, before, question, made.user);
    return { state, expected: code, answer: await driver.allow(question, made.user) };
  }
  if (made.do !== 'start') {
    if (made.do === 'reconnect' && answersItself(before)) return null;
    const { state, code } = changed(before, made);
    return { state, expected: code, answer: await driver.change(made) };
  }

  const { meanwhile } = made;
  if (meanwhile?.do === 'reconnect' && answersItself(before)) return null;
  const named = made.named === null || before.questions.length === 0 ? null : questionAt(made.named);
  const checked = check(fullPolicy, before, made.call, named ?? undefined);
  const answer = await driver.start(made.call, named, meanwhile);
  if (checked.code !== null) return { state: before, expected: checked.code, answer };
  const met = meanwhile ? changed(checked.state, meanwhile).state : checked.state;
  const { state, code } = run(fullPolicy, met, before.browsers.length);
  return { state, expected: code ?? 'runs', answer };
}

test(
  'the handler agrees with the model of permissions after every step',
  { timeout: atDepth(60_000, 180_000) },
  async () => {
    const answers = new Set<string>();
    const property = fc.asyncProperty(fc.constantFrom(...agentAccesses), history, async (access, steps) => {
      const atOpening: { run?: () => Promise<unknown> } = {};
      const store = memoryStore();
      // Without a socket in between: it would only be slower.
      const send: AnchorFetch = (input, init) => world.emulator.fetch(input, init);
      const world: World = await createWorld({
        anchor: () => createAnchorClient({ apiKey: demoApiKey, fetch: send }),
        connect: {
          requestLimit: { requests: 1_000, seconds: 1 },
          store: {
            ...store,
            async openSession(...session) {
              await atOpening.run?.();
              return store.openSession(...session);
            },
          },
        },
      });
      for (const user of Object.values(users)) {
        await world.finish(world.browser(user), { application: 'linkedin' }, `${user}@example.com`);
        const [account] = await world.connections(user);
        const path = `/connections/${account?.id}/access`;
        await world.browser(user).call('POST', path, { access });
      }
      world.advance(1_000);
      const driver = new PermissionDriver(world, atOpening);
      let state = startWith(access);
      for (const made of steps) {
        const played = await play(made, state, driver);
        if (!played) continue;
        expect(played.answer).toBe(played.expected);
        expect(await driver.see()).toEqual(seenOf(played.state));
        answers.add(`${made.do}: ${played.expected ?? 'done'}`);
        state = played.state;
        world.advance(1_000);
      }
    });
    await fc.assert(property, { numRuns: atDepth(20, 150), seed: 1 });
    expect([...answers].toSorted()).toEqual(everyAnswer);
  },
);
