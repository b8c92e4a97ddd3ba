// Runs every command of the repository: `node scripts/run.mjs "<command line>" [more arguments]`. It finds or fetches pnpm,
// installs, and runs the command line with pnpm on the PATH. A new clone needs Node and npm only.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const [line = '', ...words] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org/.`);
  process.exit(1);
}

// Set for everything that runs below a first run.mjs: pnpm is on the PATH, and the install has been done.
const isPrepared = process.env.RUN_IS_PREPARED === '1';
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1' };

if (isPrepared) process.exit(await run(commandLine(line, words)));
if (!hasPnpm()) {
  const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (process.env.RUN_HAS_FETCHED === '1') {
    console.error(`${packageManager} could not be fetched. Install pnpm 12, then run this again.`);
    process.exit(1);
  }
  env.RUN_HAS_FETCHED = '1';
  const fetched = ['npx', '--yes', `--package=${packageManager}`, '--', 'node', 'scripts/run.mjs', line];
  process.exit(await run(commandLine(fetched.map(quote).join(' '), words)));
}
env.RUN_IS_PREPARED = '1';
const code = await run('pnpm install --frozen-lockfile --prefer-offline');
process.exit(code === 0 ? await run(commandLine(line, words)) : code);

function hasPnpm() {
  const { status, stdout } = spawnSync('pnpm', ['--version'], {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
  });
  return status === 0 && Number(stdout.split('.')[0]) >= 12;
}

function commandLine(command, more) {
  return [command, ...more.map(quote)].join(' ');
}

function quote(word) {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return windows ? `"${word.replaceAll('"', '""')}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Runs a command line to its end and resolves to its exit code. */
function run(command) {
  return new Promise((resolve) => {
    // A signal to a shell or to npx does not reach what they started. A process group can be ended as a whole.
    const child = spawn(command, { cwd: root, env, shell: true, stdio: 'inherit', detached: !windows });
    const end = (signal) => {
      if (windows || !child.pid) child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, end);
    const finish = (status) => {
      for (const signal of signals) process.off(signal, end);
      resolve(status);
    };
    child.on('error', (error) => {
      console.error(`The command could not be started: ${error.message}`);
      finish(1);
    });
    child.on('exit', (status, signal) => finish(signal ? 130 : (status ?? 1)));
  });
}
