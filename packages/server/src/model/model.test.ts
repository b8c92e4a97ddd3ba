import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { environments, policies } from './environments.fixture.ts';
import { findAttacks } from './findAttacks.fixture.ts';
import { modelTable, permissionTable } from './modelTable.fixture.ts';
import { accesses, findPermissionAttacks } from './permissionAttacks.fixture.ts';
import { checks, fullPolicy, permissionChecks, type Check, type Policy } from './policy.fixture.ts';
import type { Findings } from './search.fixture.ts';

const page = readFileSync(new URL('../../../../docs/security.md', import.meta.url), 'utf8');

test('docs/security.md contains the tables that the model computes', { timeout: 120_000 }, () => {
  expect(page).toContain(modelTable());
  expect(page).toContain(permissionTable());
});

const allBut = (check: Check) => new Set([...fullPolicy].filter((one) => one !== check));
const inEveryEnvironment = (policy: Policy) =>
  Object.values(environments).map((environment) => findAttacks(policy, environment));
const withEveryAccess = (policy: Policy) => accesses.map((access) => findPermissionAttacks(policy, access));

function isWorse(rest: readonly Findings<string>[], full: readonly Findings<string>[]): boolean {
  return rest.some(({ attacks }, place) =>
    [...attacks].some(([harm, steps]) => steps.length < (full[place]?.attacks.get(harm)?.length ?? Infinity)),
  );
}

describe('without a check, an attack becomes possible or needs fewer steps', { timeout: 60_000 }, () => {
  let full: { attempts: Findings<string>[]; permissions: Findings<string>[] };
  beforeAll(() => {
    full = { attempts: inEveryEnvironment(fullPolicy), permissions: withEveryAccess(fullPolicy) };
  });

  test.each(checks)('%s', (check) => {
    expect(isWorse(inEveryEnvironment(allBut(check)), full.attempts)).toBe(true);
  });

  test.each(permissionChecks)('%s, of permissions', (check) => {
    expect(isWorse(withEveryAccess(allBut(check)), full.permissions)).toBe(true);
  });
});

test('an attack is printed step by step', () => {
  const { attacks } = findAttacks(policies['the state alone'], environments['nothing leaks']);
  expect(attacks.get('takeover')).toEqual([
    'A starts attempt 0 (x)',
    'V signs in on the hosted page of attempt 0',
    "V's redirect lands",
  ]);
});

test('an attack on a permission is printed step by step', () => {
  expect(findPermissionAttacks(allBut('since'), 'ask').attacks.get('other account')).toEqual([
    "V's call 0 asks",
    'V allows what V was asked (0)',
    'V reconnects with another account',
    'call 0 is claimed',
    'call 0 starts browser 0',
  ]);
});
