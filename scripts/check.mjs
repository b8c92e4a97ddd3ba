// Runs the checks of the repository one after the other, and ends with one line over them: N passed, N failed.
//   node scripts/check.mjs         every behavior once (npm test)
//   node scripts/check.mjs all     the same with other data, looks, runtimes, apps and browsers (npm run test:all)
//   node scripts/check.mjs total   runs nothing: one line over what both have reported
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = `${root}.reports`;
const firstLook = 'light ltr en';

const plain = (name, command) => ({ name, command });

const countVitest = ({ numPassedTests, numFailedTests, numPendingTests }) => [
  numPassedTests,
  numFailedTests,
  numPendingTests,
];

const vitest = (name, config, options = '') => ({
  name,
  command: `vitest run --config ${config} ${options} --reporter=default --reporter=json --outputFile.json=.reports/${name}.json`,
  count: countVitest,
});

const playwright = (name, options, env) => ({
  name,
  command: `playwright test ${options} --reporter=list,json,./apps/playground/e2e/CaseReporter.ts`,
  env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: `.reports/${name}.json` },
  count: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky, stats.skipped],
});

const integration = (name) => ({
  name,
  command: `node integration/run.mjs ${name} --reporter=default --reporter=json --outputFile.json=${reports}/${name}.json`,
  count: countVitest,
});

const checks = {
  test: [
    plain('lint', 'pnpm lint'),
    plain('lockfile', 'pnpm check:lockfile'),
    plain('types', 'pnpm typecheck'),
    // Installs a Chromium if there is none.
    plain('browser', 'node scripts/browser.mjs'),
    plain('database', 'node scripts/databases.mjs'),
    vitest('unit', 'vitest.config.ts'),
    vitest('type-tests', 'vitest.types.config.ts'),
    plain('build', 'pnpm build'),
    vitest('packages', 'vitest.packages.config.ts'),
    vitest('stories', 'vitest.stories.config.ts', `--project "${firstLook}"`),
    playwright('end-to-end', '--grep-invert @more'),
  ],
  all: [
    plain('browser', 'node scripts/browser.mjs'),
    plain('databases', 'node scripts/databases.mjs all'),
    plain('display', 'node scripts/display.mjs'),
    plain('build', 'pnpm build'),
    vitest('docs', 'vitest.docs.config.ts'),
    vitest('depth', 'vitest.depth.config.ts'),
    plain('mutation', 'stryker run --force'),
    // Loads shadcn from npm's registry.
    plain('registry', 'npx --yes shadcn@4.23.1 registry validate'),
    integration('runtimes'),
    integration('consumers'),
    integration('apps'),
    integration('browsers'),
    integration('native'),
    vitest('other-looks', 'vitest.stories.config.ts', `--project "!${firstLook}"`),
    // With React's development build, in which StrictMode runs effects twice.
    playwright('more-end-to-end', '--grep @more', { NODE_ENV: 'development' }),
  ],
};

/** Runs one check and returns its result. */
async function runCheck({ name, command, env, count }) {
  console.log(`\n— ${name}: ${command.split(' --reporter')[0]}`);
  const begin = Date.now();
  const { status, ending } = await run(command, env);
  const [passed, failed, skipped] = tally(name, status, count);
  return { name, passed, failed, skipped, seconds: Math.round((Date.now() - begin) / 1000), ending };
}

/** Runs a command. In CI, whose log can be long or cut, it also returns the end of the output. */
async function run(command, env) {
  const stdio = process.stdout.isTTY ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, { cwd: root, env: { ...process.env, ...env }, shell: true, stdio });
  let ending = '';
  for (const name of ['stdout', 'stderr'])
    child[name]?.setEncoding('utf8').on('data', (text) => {
      process[name].write(text);
      ending = (ending + text).slice(-4_000);
    });
  const [status] = await once(child, 'close');
  return { status, ending };
}

/** Reads the counts of a check from its report. A command that fails counts as a failure even if no single test failed. */
function tally(name, status, count) {
  const report = `${reports}/${name}.json`;
  if (!count || !existsSync(report)) return status === 0 && !count ? [1, 0, 0] : [0, 1, 0];
  const [passed, failed, skipped] = count(JSON.parse(readFileSync(report, 'utf8')));
  return [passed, status === 0 ? failed : Math.max(failed, 1), skipped];
}

/** The results that a run has saved. A run that saved none counts as a failure. */
function readResults(suite) {
  const file = `${reports}/results-${suite}.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return [{ name: suite, passed: 0, failed: 1, skipped: 0, seconds: 0 }];
}

const [suite = 'test'] = process.argv.slice(2);
let results;
if (suite === 'total') results = Object.keys(checks).flatMap(readResults);
else {
  mkdirSync(reports, { recursive: true });
  const saved = `${reports}/results-${suite}.json`;
  for (const name of checks[suite].map((check) => check.name))
    rmSync(`${reports}/${name}.json`, { force: true });
  rmSync(saved, { force: true });
  results = [];
  for (const check of checks[suite]) results.push(await runCheck(check));
  writeFileSync(saved, JSON.stringify(results));
}

const sum = (field) => results.reduce((total, result) => total + result[field], 0);
for (const { name, failed, ending } of results)
  if (failed > 0 && ending) console.log(`\n— ${name} failed. The end of its output:\n${ending}`);
console.log('');
console.table(results, ['name', 'passed', 'failed', 'skipped', 'seconds']);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exit(sum('failed') === 0 ? 0 : 1);
