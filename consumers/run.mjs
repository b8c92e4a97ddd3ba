// Runs the kit, as it would be published, in apps of others: `npm run test:consumers`. Words after it choose rows.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packKit } from '../runtimes/packKit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const consumers = fileURLToPath(new URL('.', import.meta.url));

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], consumers);
run('pnpm', ['build'], root);
packKit(consumers);
// Beside the React that each app has.
for (const app of ['react18', 'react19', 'next', 'quickstart']) packKit(`${consumers}${app}`, ['react']);
run('node_modules/.bin/tsc', ['-p', 'consumers'], root);
run('node', ['--import', 'tsx', 'suite.ts', ...process.argv.slice(2)], consumers);
