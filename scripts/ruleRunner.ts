import { join } from 'node:path';
import { createVitest, type TestCase } from 'vitest/node';
import type { Rule } from '../packages/server/rules/rule.ts';

/** Runs tests of the server with one rule left out of what is compiled; no file is changed. */
export interface RuleRunner {
  /** Runs the tests of a file that bear one of the titles; those that ran. Rejects where the file does not even load. */
  run(testFile: string, titles: string[], without?: Rule): Promise<TestCase[]>;
  close(): Promise<void>;
}

/** Starts a separate Vitest. `sources` is the folder that rules and tests are named below. */
export async function startRuleRunner(root: string, sources: string): Promise<RuleRunner> {
  let missing: Rule | undefined;
  const takeOut = (code: string, id: string) =>
    missing && id === join(sources, missing.file)
      ? code.replace(missing.takeOut, () => missing?.putIn ?? '')
      : undefined;

  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      testTimeout: 30_000,
      pool: 'threads',
      reporters: [{}],
      maxWorkers: 1,
      include: [join(sources, '**/*.test.ts')],
    },
    { plugins: [{ name: 'take-out', enforce: 'pre', transform: takeOut }] },
  );
  const specifications = await vitest.globTestSpecifications();

  return {
    async run(testFile, titles, without) {
      const file = specifications.find(({ moduleId }) => moduleId === join(sources, testFile));
      if (!file) throw new Error(`There is no ${testFile}.`);
      missing = without;
      if (without) vitest.invalidateFile(join(sources, without.file));
      vitest.setGlobalTestNamePattern(new RegExp(titles.map(escape).join('|')));
      const result = await vitest.runTestSpecifications([file]);
      // The result has what ran before, too.
      const testModules = result.testModules.filter(({ moduleId }) => moduleId === file.moduleId);
      if (without) vitest.invalidateFile(join(sources, without.file));
      // Without a rule, tests may leave behind what they never expected.
      const strays = without ? [] : result.unhandledErrors;
      const broken = [...strays, ...testModules.flatMap((module) => module.errors())];
      if (broken.length > 0) throw new Error(`${testFile} does not load.`, { cause: broken[0] });
      const tests = testModules.flatMap((module) => [...module.children.allTests()]);
      return tests.filter((one) => one.result().state !== 'skipped');
    },
    close: () => vitest.close(),
  };
}

function escape(text: string): string {
  return text.replaceAll(/[\^$\\.*+?()[\]{}|]/g, '\\$&');
}
