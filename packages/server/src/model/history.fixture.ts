import * as fc from 'fast-check';
import type { Claim, Visitor } from './protocol.fixture.ts';
import type { Person } from './state.fixture.ts';

/** Where a step needs an attempt, an identity or a request it says which, counted from the newest, and round again. */
export type Step =
  | { do: 'begin'; owner: Person; browser: Person; application: 'linkedin' | 'notion' }
  | { do: 'open'; attempt: number; visitor: 'right' | Visitor }
  | { do: 'sign in'; attempt: number; person: Person; isKnown: boolean }
  | {
      do: 'claim';
      by: Claim['by'];
      attempt: number | 'its own';
      identity: number;
      visitor: 'right' | Visitor;
    }
  | { do: 'cancel'; attempt: number; visitor: 'right' | Visitor }
  | { do: 'reconnect'; user: 'right' | Person; browser: Person; identity: number }
  | { do: 'disconnect'; user: 'right' | Person; identity: number }
  | { do: 'ask'; owner: Person; application: 'linkedin' | 'notion' }
  | ({ do: 'begin for' } & Answer)
  | ({ do: 'decline' } & Answer)
  | { do: 'expire' };

interface Answer {
  request: number;
  user: 'right' | Person;
  browser: Person;
}

const person = fc.constantFrom<Person>('A', 'V');
const place = fc.nat({ max: 2 });
const visitor = fc.oneof(
  { weight: 3, arbitrary: fc.constant<'right'>('right') },
  fc.record<Visitor>({ browser: person, user: fc.constantFrom<Person | null>('A', 'V', null) }),
);

const begin = fc.record({
  do: fc.constant('begin' as const),
  owner: person,
  browser: person,
  application: fc.constantFrom<'linkedin' | 'notion'>('linkedin', 'notion'),
});
const open = fc.record({ do: fc.constant('open' as const), attempt: place, visitor });
const signIn = fc.record({
  do: fc.constant('sign in' as const),
  attempt: place,
  person,
  isKnown: fc.boolean(),
});
const claim = fc.record({
  do: fc.constant('claim' as const),
  by: fc.constantFrom<Claim['by']>('callback', 'callback', 'confirm'),
  attempt: fc.oneof(fc.constant<'its own'>('its own'), place, place),
  identity: place,
  visitor,
});
const cancel = fc.record({ do: fc.constant('cancel' as const), attempt: place, visitor });
const user = fc.constantFrom<'right' | Person>('right', 'right', 'A', 'V');
const reconnect = fc.record({
  do: fc.constant('reconnect' as const),
  user,
  browser: person,
  identity: place,
});
const disconnect = fc.record({
  do: fc.constant('disconnect' as const),
  user,
  identity: place,
});
const expire = fc.constant({ do: 'expire' as const });
const ask = begin.map(({ owner, application }) => ({ do: 'ask' as const, owner, application }));
const answer = fc
  .tuple(
    fc.constantFrom('begin for' as const, 'decline' as const),
    fc.record<Answer>({ request: place, user, browser: person }),
  )
  .map(([what, about]): Step => ({ do: what, ...about }));

const newest = 0;
const right = { visitor: 'right' as const };
/** What users mostly do: as far as the hosted page, past it, or back. */
const started = begin.map((step): Step[] => [step, { do: 'open', attempt: newest, ...right }]);
const arrived = fc
  .tuple(started, person)
  .map(([steps, who]): Step[] => [...steps, { do: 'sign in', attempt: newest, person: who, isKnown: false }]);
const finished = arrived.map((steps): Step[] => [
  ...steps,
  { do: 'claim', by: 'callback', attempt: 'its own', identity: newest, ...right },
]);
const disconnected: Step = { do: 'disconnect', user: 'right', identity: newest };
/** Past it, and once more for the same connection, which may be gone by then. */
const renewed = fc
  .tuple(finished, person, person, fc.subarray([disconnected]), fc.boolean())
  .map(([steps, browser, who, meanwhile, isKnown]): Step[] => [
    ...steps,
    { do: 'reconnect', user: 'right', browser, identity: newest },
    { do: 'open', attempt: newest, ...right },
    ...meanwhile,
    { do: 'sign in', attempt: newest, person: who, isKnown },
    { do: 'claim', by: 'callback', attempt: 'its own', identity: newest, ...right },
  ]);
const alone = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 2, arbitrary: begin },
  { weight: 2, arbitrary: open },
  { weight: 1, arbitrary: signIn },
  { weight: 20, arbitrary: claim },
  { weight: 2, arbitrary: cancel },
  { weight: 2, arbitrary: reconnect },
  { weight: 4, arbitrary: disconnect },
  { weight: 1, arbitrary: expire },
  { weight: 2, arbitrary: ask },
  { weight: 3, arbitrary: answer },
);
const steps = fc.oneof(
  { weight: 4, arbitrary: alone.map((step) => [step]) },
  { weight: 1, arbitrary: fc.oneof(started, started, arrived, finished, renewed) },
);

/** What users, browsers and time may do, in any order. */
export const history = fc.array(steps, { minLength: 1, maxLength: 30, size: 'max' }).map((all) => all.flat());
