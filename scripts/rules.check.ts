import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestCase } from 'vitest/node';
import { rules } from '../packages/server/rules/rules.ts';
import { startRuleRunner, type RuleRunner } from './ruleRunner.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'packages/server/src');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** As many as tests run at the same time here; see `maxConcurrency`. */
const runners: RuleRunner[] = [];
beforeAll(async () => {
  runners.push(...(await Promise.all([startRuleRunner(root, sources), startRuleRunner(root, sources)])));
});
afterAll(() => Promise.all(runners.map((runner) => runner.close())));

async function withRunner<T>(work: (runner: RuleRunner) => Promise<T>): Promise<T> {
  const runner = runners.pop();
  if (!runner) throw new Error('More tests run at the same time than there are runners.');
  try {
    return await work(runner);
  } finally {
    runners.push(runner);
  }
}

test.each(rules)('$file has what is taken out once: $without', ({ file, takeOut, putIn }) => {
  expect(read(`packages/server/src/${file}`).split(takeOut)).toHaveLength(2);
  expect(putIn).not.toBe(takeOut);
});

test('every threat that tests of the server guard has a rule', () => {
  const rows = [
    ...read('docs/security.md').matchAll(/^\| \*\*(T\d+|[^*|]+)[^|]*\| .+? \| .+? \| `(.+?)` ".+?" \|$/gm),
  ];
  const guarded = rows
    .filter(([, , file = '']) => !/^(apps|packages)\//.test(file))
    .map(([, threat]) => threat);
  expect(guarded.length).toBeGreaterThan(20);
  expect(guarded.filter((threat) => !rules.some((rule) => rule.threat === threat))).toEqual([]);
});

/** As a test is asked for by name: its suites and itself, with spaces between. */
const nameOf = ({ fullName }: TestCase) => fullName.replaceAll(' > ', ' ');

const breakdown = /is not defined|is not a function|Cannot read properties|timed out/;

describe.concurrent('a test fails', () => {
  test.each(rules)('without $without ($threat, $file)', async (rule) => {
    const ran = await withRunner((runner) => runner.run(rule.test, [rule.title], rule));
    const failed = ran.filter((one) => one.result().state === 'failed');
    expect(failed.map(nameOf)).not.toEqual([]);
    // Code that breaks down is noticed by any test; a rule that is gone has to be noticed for what it does.
    const messages = failed.flatMap((one) => one.result().errors ?? []).map(({ message }) => message);
    expect(messages.filter((message) => breakdown.test(message))).toEqual([]);
  });
});

// Last, because it also shows that every rule is back in place.
describe('with every rule in place the tests pass', () => {
  test.each([...new Set(rules.map((rule) => rule.test))])('%s', async (file) => {
    const titles = rules.filter((rule) => rule.test === file).map(({ title }) => title);
    const ran = await withRunner((runner) => runner.run(file, titles));
    const names = ran.map(nameOf);
    expect(titles.filter((title) => !names.some((name) => name.includes(title)))).toEqual([]);
    expect(ran.filter((one) => one.result().state !== 'passed').map(nameOf)).toEqual([]);
  });
});
