// Runs the kit, as it would be published, in every framework and runtime: `npm run test:runtimes`. Words after it choose rows.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packKit } from './packKit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const runtimes = fileURLToPath(new URL('.', import.meta.url));

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], runtimes);
run('pnpm', ['build'], root);
packKit(runtimes);
// The servers are written against the types that would be published, and those of each framework.
run('node_modules/.bin/tsc', ['-p', 'runtimes'], root);
run('node', ['--import', 'tsx', 'suite.ts', ...process.argv.slice(2)], runtimes);
