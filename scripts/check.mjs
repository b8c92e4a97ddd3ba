// Every check of the repository, one after the other; ends with one line over all of them: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = `${root}.reports`;

const vitest = (name, config) => ({
  name,
  command: `vitest run --config ${config} --reporter=default --reporter=json --outputFile.json=.reports/${name}.json`,
  count: ({ numPassedTests, numFailedTests, numPendingTests }) => [
    numPassedTests,
    numFailedTests,
    numPendingTests,
  ],
});

const checks = [
  { name: 'lint', command: 'pnpm lint' },
  { name: 'lockfile', command: 'pnpm check:lockfile' },
  { name: 'types', command: 'pnpm typecheck' },
  // Installs a Chromium where there is none.
  { name: 'browser', command: 'node scripts/browser.mjs' },
  { name: 'database', command: 'node scripts/postgres.mjs' },
  vitest('unit', 'vitest.config.ts'),
  vitest('rules', 'vitest.rules.config.ts'),
  vitest('type-tests', 'vitest.types.config.ts'),
  { name: 'build', command: 'pnpm build' },
  vitest('packages', 'vitest.packages.config.ts'),
  {
    name: 'runtimes',
    command: 'pnpm test:runtimes',
    count: ({ passed, failed }) => [passed, failed, 0],
  },
  {
    name: 'consumers',
    command: 'pnpm test:consumers',
    count: ({ passed, failed }) => [passed, failed, 0],
  },
  vitest('stories', 'vitest.stories.config.ts'),
  {
    name: 'end-to-end',
    command: 'playwright test --reporter=list,json,./apps/playground/e2e/CaseReporter.ts',
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: '.reports/end-to-end.json' },
    count: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky, stats.skipped],
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports);

const results = checks.map(({ name, command, env, count }) => {
  console.log(`\n— ${name}: ${command.split(' --reporter')[0]}`);
  const begin = Date.now();
  const { status } = spawnSync(command, {
    cwd: root,
    env: { ...process.env, ...env },
    shell: true,
    stdio: 'inherit',
  });
  const [passed, failed, skipped] = tally(name, status, count);
  return { name, passed, failed, skipped, seconds: Math.round((Date.now() - begin) / 1000) };
});

/** What a check's own report says. A command that failed counts as a failure even where no single test did. */
function tally(name, status, count) {
  const report = `${reports}/${name}.json`;
  if (!count || !existsSync(report)) return status === 0 && !count ? [1, 0, 0] : [0, 1, 0];
  const [passed, failed, skipped] = count(JSON.parse(readFileSync(report, 'utf8')));
  return [passed, status === 0 ? failed : Math.max(failed, 1), skipped];
}

const sum = (field) => results.reduce((total, result) => total + result[field], 0);
console.log('');
console.table(results);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exit(sum('failed') === 0 ? 0 : 1);
