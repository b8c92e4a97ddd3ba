// Drives the playground in the browsers of this machine: `npm run test:browsers`. Words after it choose browsers or cases.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const browsers = fileURLToPath(new URL('.', import.meta.url));

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], browsers);
run('node_modules/.bin/tsc', ['-p', 'browsers'], root);
run('node', ['--import', 'tsx', 'suite.ts', ...process.argv.slice(2)], browsers);
