import { environments, policies } from './environments.fixture.ts';
import { findAttacks, type Harm } from './findAttacks.fixture.ts';

const letters: Record<Harm, string> = {
  takeover: 'T',
  'forced link': 'F',
  'two owners': 'O',
  'mix-up': 'M',
  reuse: 'R',
  'wrong answer': 'W',
  'foreign decline': 'D',
};

/** What the model finds, as Markdown: a line a policy, a column an environment, and the steps of the shortest attacks. */
export function modelTable(): string {
  const lines = Object.entries(policies).map(([name, policy]) => [
    name,
    ...Object.values(environments).map((environment) => {
      const { attacks, works } = findAttacks(policy, environment);
      const found = [...attacks].map(([harm, steps]) => letters[harm] + steps.length);
      return found.join(' ') || (works ? 'safe' : 'unusable');
    }),
  ]);
  const heads = ['', ...Object.keys(environments)];
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
