import { environments, policies } from './environments.fixture.ts';
import { findAttacks, type Harm } from './findAttacks.fixture.ts';
import { accesses, findPermissionAttacks, type PermissionHarm } from './permissionAttacks.fixture.ts';
import { fullPolicy, permissionChecks, type Check } from './policy.fixture.ts';
import type { Findings } from './search.fixture.ts';

const letters: Record<Harm, string> = {
  takeover: 'T',
  'forced link': 'F',
  'two owners': 'O',
  'mix-up': 'M',
  reuse: 'R',
  'wrong answer': 'W',
  'foreign decline': 'D',
};

const permissionLetters: Record<PermissionHarm, string> = {
  unasked: 'U',
  'other account': 'X',
  repeated: 'R',
  revoked: 'V',
  loosened: 'L',
};

/** What the model finds, as Markdown: a line a policy, a column an environment, and the steps of the shortest attacks. */
export function modelTable(): string {
  return toTable(
    Object.keys(environments),
    Object.entries(policies).map(([name, policy]) => [
      name,
      ...Object.values(environments).map((environment) => toCell(findAttacks(policy, environment), letters)),
    ]),
  );
}

/** What the model of permissions finds: a line a check that is left out, a column the access at first. */
export function permissionTable(): string {
  const leftOut: Check[] = [...permissionChecks, 'asker'];
  const rows: [string, ReadonlySet<Check>][] = leftOut.map((check) => [
    `full − ${check}`,
    new Set([...fullPolicy].filter((one) => one !== check)),
  ]);
  return toTable(
    accesses,
    [...rows, ['full', fullPolicy] as const].map(([name, policy]) => [
      name,
      ...accesses.map((access) => toCell(findPermissionAttacks(policy, access), permissionLetters)),
    ]),
  );
}

function toCell<Name extends string>(
  { attacks, works }: Findings<Name>,
  letterOf: Record<Name, string>,
): string {
  const found = [...attacks].map(([harm, steps]) => letterOf[harm] + steps.length);
  return found.join(' ') || (works ? 'safe' : 'unusable');
}

function toTable(columns: readonly string[], lines: string[][]): string {
  const heads = ['', ...columns];
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
