// Bootstrap behind `npm start` and `npm test`: finds or fetches pnpm, installs, runs the named scripts.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shell = process.platform === 'win32';
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1' };

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org/.`);
  process.exit(1);
}

const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const found = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8', shell });
const usable = found.status === 0 && Number(found.stdout.split('.')[0]) >= 12;
const [command, prefix] = usable ? ['pnpm', []] : ['npx', ['--yes', packageManager]];

const pnpm = (...args) =>
  new Promise((resolve) => {
    // npx starts pnpm as a grandchild that a signal to npx does not reach; a group of its own can be ended as a whole.
    const child = spawn(command, [...prefix, ...args], {
      cwd: root,
      env,
      shell,
      stdio: 'inherit',
      detached: !shell,
    });
    const end = (signal) => {
      if (shell || !child.pid) child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, end);
    const finish = (code) => {
      for (const signal of signals) process.off(signal, end);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      finish(1);
    });
    child.on('exit', (code, signal) => finish(signal ? 130 : (code ?? 1)));
  });

let code = await pnpm('install', '--frozen-lockfile', '--prefer-offline');
for (const script of process.argv.slice(2)) if (code === 0) code = await pnpm('run', script);
process.exit(code);
