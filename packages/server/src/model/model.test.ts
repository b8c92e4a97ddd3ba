import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environments, policies } from './environments.fixture.ts';
import { findAttacks } from './findAttacks.fixture.ts';
import { modelTable } from './modelTable.fixture.ts';
import { checks, fullPolicy } from './policy.fixture.ts';

const page = readFileSync(new URL('../../../../docs/security.md', import.meta.url), 'utf8');

test('docs/security.md contains the table that the model computes', { timeout: 60_000 }, () => {
  expect(page).toContain(modelTable());
});

test.each(checks)(
  'without the check "%s", an attack becomes possible or needs fewer steps',
  { timeout: 60_000 },
  (check) => {
    const rest = new Set(checks.filter((one) => one !== check));
    const worse = Object.values(environments).filter((environment) => {
      const full = findAttacks(fullPolicy, environment).attacks;
      return [...findAttacks(rest, environment).attacks].some(
        ([harm, steps]) => steps.length < (full.get(harm)?.length ?? Number.POSITIVE_INFINITY),
      );
    });
    expect(worse).not.toEqual([]);
  },
);

test('an attack is printed step by step', () => {
  const { attacks } = findAttacks(policies['the state alone'], environments['nothing leaks']);
  expect(attacks.get('takeover')).toEqual([
    'A starts attempt 0 (x)',
    'V signs in on the hosted page of attempt 0',
    "V's redirect lands",
  ]);
});
