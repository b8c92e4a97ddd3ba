import type { Environment } from './environments.fixture.ts';
import { movesFrom } from './movesFrom.fixture.ts';
import type { Policy } from './policy.fixture.ts';
import { search, type Findings } from './search.fixture.ts';
import { emptyState, type State } from './state.fixture.ts';

/** What must never come to be. */
const harms = {
  /** A has a connection to an account of V. */
  takeover: ({ connections, identities }) =>
    connections.some(({ owner, identity }) => owner === 'A' && identities[identity]?.person === 'V'),
  /** V has a connection to an account of A. */
  'forced link': ({ connections, identities }) =>
    connections.some(({ owner, identity }) => owner === 'V' && identities[identity]?.person === 'A'),
  /** One identity has two owners. */
  'two owners': ({ connections }) =>
    new Set(connections.map(({ identity }) => identity)).size < connections.length,
  /** A connection is of another application than its sign-in. */
  'mix-up': ({ connections, identities }) =>
    connections.some(({ application, identity }) => identities[identity]?.application !== application),
  /** One attempt has brought two connections. */
  reuse: ({ connections }) => {
    const attempts = connections.flatMap(({ attempt }) => attempt ?? []);
    return new Set(attempts).size < attempts.length;
  },
  /** The account of one answers the request of another's agent. */
  'wrong answer': ({ requests }) =>
    requests.some(({ owner, status, by }) => status === 'connected' && by !== owner),
  /** One declines what another was asked. */
  'foreign decline': ({ requests }) =>
    requests.some(({ owner, status, by }) => status === 'declined' && by !== owner),
} satisfies Record<string, (state: State) => boolean>;

export type Harm = keyof typeof harms;

const isHarm = (name: string): name is Harm => Object.hasOwn(harms, name);
const allHarms = new Map(
  Object.keys(harms)
    .filter(isHarm)
    .map((name) => [name, harms[name]]),
);

/** Looks for the shortest way to each harm, and whether V can connect at all. */
export function findAttacks(policy: Policy, environment: Environment): Findings<Harm> {
  return search({
    start: emptyState,
    movesFrom: (state) => movesFrom(policy, environment, state),
    harms: allHarms,
    works: ({ connections }) => connections.some(({ owner }) => owner === 'V'),
  });
}
