import type { Environment } from './environments.fixture.ts';
import { movesFrom } from './movesFrom.fixture.ts';
import type { Policy } from './policy.fixture.ts';
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
const harmNames = Object.keys(harms).filter(isHarm);

export const maxSteps = 6;

/** The shortest way to each harm, in words; whether V can connect at all; how many states were looked at. */
export interface Findings {
  readonly attacks: ReadonlyMap<Harm, readonly string[]>;
  readonly works: boolean;
  readonly states: number;
}

/** Looks at every state that can be reached in {@link maxSteps} steps, the near ones first. */
export function findAttacks(policy: Policy, environment: Environment): Findings {
  const attacks = new Map<Harm, readonly string[]>();
  const seen = new Set([JSON.stringify(emptyState)]);
  let works = false;
  let frontier: { state: State; steps: readonly string[] }[] = [{ state: emptyState, steps: [] }];
  for (let step = 1; step <= maxSteps; step++) {
    const next: typeof frontier = [];
    for (const { state, steps } of frontier) {
      for (const move of movesFrom(policy, environment, state)) {
        if (move.next === state) continue;
        const key = JSON.stringify(move.next);
        if (seen.has(key)) continue;
        seen.add(key);
        works ||= move.next.connections.some(({ owner }) => owner === 'V');
        const path = [...steps, move.text];
        next.push({ state: move.next, steps: path });
        for (const harm of harmNames)
          if (!attacks.has(harm) && harms[harm](move.next)) attacks.set(harm, path);
      }
    }
    frontier = next;
  }
  return { attacks, works, states: seen.size };
}
