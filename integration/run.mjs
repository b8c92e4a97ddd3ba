// Tests the packages as they would be published: `node integration/run.mjs <project> [arguments of vitest]`.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installPackage, packPackage } from '../scripts/packPackage.mjs';
import { publishedPackages } from '../scripts/repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const integration = fileURLToPath(new URL('.', import.meta.url));
const [project = '', ...words] = process.argv.slice(2);

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Folders that each project's packages are installed in. `@kit/react` is beside the React of each app. */
const packed = {
  runtimes: [['runtimes', ['protocol', 'server', 'emulator']]],
  consumers: [
    ['consumers', ['protocol', 'server', 'emulator']],
    ...['react18', 'react19', 'next', 'quickstart'].map((app) => [`consumers/${app}`, ['react']]),
    // Its test runner loads the emulator's entry points, so all are beside each other.
    ['consumers/testing', ['protocol', 'server', 'emulator', 'react']],
  ],
  apps: [],
  browsers: [],
  native: [],
};

run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], integration);
run('pnpm', ['build'], root);
for (const [folder, names] of packed[project])
  for (const name of names) installPackage(name, `${integration}${folder}`);
if (project === 'apps') {
  // The test serves them as a registry would.
  mkdirSync(`${integration}apps/.packed`, { recursive: true });
  for (const name of publishedPackages) packPackage(name, `${integration}apps/.packed`);
}
run('node_modules/.bin/tsc', ['-p', `integration/${project}`], root);
const config = ['--config', 'integration/vitest.config.ts', '--project', project];
run('node_modules/.bin/vitest', ['run', ...config, ...words], root);
