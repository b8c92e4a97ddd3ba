import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliErrorCodes } from './CliError.ts';
import { appFiles, readFiles, run, writeApp, type Files, type Shape } from './apps.fixture.ts';

const next: Shape = { framework: 'next', language: 'ts', source: 'src/', manager: 'npm' };
const vite: Shape = { ...next, framework: 'vite' };
const router: Shape = { ...next, framework: 'react-router', source: '' };
const start: Shape = { ...next, framework: 'tanstack-start' };

const flatList = { 'app/routes.ts': 'export default flatRoutes();\n' };

/** Expects an error with a code, and every file as it was. */
async function expectRefused(files: Files, code: string, line = 'init --yes --no-install'): Promise<string> {
  const folder = writeApp(files);
  const before = readFiles(folder);
  const { code: exitCode, output } = await run(folder, line);
  expect([exitCode, output]).toEqual([1, expect.stringContaining(`${code}: `)]);
  expect(output).toContain(`/kit/cli#${code}`);
  expect(output).not.toContain('    at ');
  expect(readFiles(folder)).toEqual(before);
  return output;
}

const manifest = (fields: object) => ({ 'package.json': JSON.stringify(fields) });

// oxlint-disable-next-line vitest/expect-expect -- expectRefused asserts
test.each<[string, Files, string]>([
  ['no package.json', {}, 'manifest_missing'],
  ['a package.json that is not JSON', { 'package.json': '{,' }, 'manifest_invalid'],
  ['a package.json that is a list', { 'package.json': '[]' }, 'manifest_invalid'],
  ['the root of a monorepo', manifest({ workspaces: ['apps/*'] }), 'monorepo_root'],
  [
    'the root of a monorepo of pnpm',
    { ...manifest({}), 'pnpm-workspace.yaml': 'packages:\n  - apps/*\n' },
    'monorepo_root',
  ],
  ['an unknown framework', manifest({ dependencies: { '@angular/core': '22' } }), 'framework_unknown'],
  [
    'the Pages Router',
    { ...manifest({ dependencies: { next: '16' } }), 'pages/index.js': '' },
    'framework_unknown',
  ],
  ['lockfiles of two package managers', { ...appFiles(next), 'yarn.lock': '' }, 'package_manager_unknown'],
  [
    'an unknown package manager',
    { ...appFiles(next), ...manifest({ packageManager: 'cnpm@9', dependencies: { next: '16' } }) },
    'package_manager_unknown',
  ],
  [
    'a route of Next.js',
    { ...appFiles(next), 'src/app/api/connect/route.ts': 'export const GET = 1' },
    'route_taken',
  ],
  ['a route in pages', { ...appFiles(next), 'src/pages/api/connect.ts': '' }, 'route_taken'],
  ['a route in pages, as a component', { ...appFiles(next), 'src/pages/api/connect.tsx': '' }, 'route_taken'],
  [
    'a route of an Express server',
    { ...appFiles(vite), 'server.ts': "const app = express();\napp.post('/api/connect', save);" },
    'route_taken',
  ],
  [
    'a route of React Router',
    { ...appFiles(router), 'app/routes.ts': 'export default [route("api/connect", "x.ts")]' },
    'route_taken',
  ],
  [
    'a route that a file names',
    { ...appFiles(router), ...flatList, 'app/routes/api.connect.tsx': '' },
    'route_taken',
  ],
  [
    'a flat route of TanStack Start',
    { ...appFiles(start), 'src/routes/api.connect.save.tsx': '' },
    'route_taken',
  ],
  ['a route of TanStack Start', { ...appFiles(start), 'src/routes/api/connect.ts': '' }, 'route_taken'],
  ['another page at its path', { ...appFiles(next), 'src/app/accounts/page.tsx': 'export {}' }, 'file_taken'],
  ['a page in JavaScript', { ...appFiles(next), 'src/app/accounts/page.jsx': 'export {}' }, 'file_taken'],
  ['a page in a group', { ...appFiles(next), 'src/app/(a)/(b)/accounts/page.tsx': '' }, 'file_taken'],
  ['a page of the Pages Router', { ...appFiles(next), 'src/pages/accounts/index.tsx': '' }, 'file_taken'],
  [
    'a page in the list of React Router',
    { ...appFiles(router), 'app/routes.ts': "export default [route('accounts', 'x.tsx')]" },
    'file_taken',
  ],
  ['a page below a layout', { ...appFiles(start), 'src/routes/_app/accounts.tsx': '' }, 'file_taken'],
  ['a folder of pages', { ...appFiles(start), 'src/routes/accounts/index.tsx': '' }, 'file_taken'],
  ['settings in JavaScript', { ...appFiles(next), 'src/lib/connect.js': 'export {}' }, 'file_taken'],
  ['another component with its name', { ...appFiles(vite), 'src/Accounts.tsx': 'export {}' }, 'file_taken'],
  ['a file in place of a folder', { ...appFiles(next), 'src/lib': '' }, 'write_failed'],
  // After two files have been written.
  ['a file in place of a later folder', { ...appFiles(next), 'src/app/accounts': '' }, 'write_failed'],
])('%s: says so and changes nothing', async (_name, files, code) => {
  await expectRefused(files, code);
});

// oxlint-disable-next-line vitest/expect-expect -- expectRefused asserts
test.each([
  ['init', 'confirmation_needed'],
  ['init --yes --server koa', 'arguments_invalid'],
  ['init --yes --package-manager cnpm', 'arguments_invalid'],
  ['start', 'arguments_invalid'],
  ['init --force', 'arguments_invalid'],
  ['doctor', 'server_missing'],
])('"%s" is refused with %s', async (line, code) => {
  await expectRefused(appFiles(next), code, line);
});

test('a Git tree with changes is refused, unless --allow-dirty is set', async () => {
  const folder = writeApp(appFiles(next));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  const dirty = await run(folder, 'init --yes --no-install');
  expect([dirty.code, dirty.output]).toEqual([1, expect.stringContaining('tree_dirty: ')]);
  expect(Object.keys(readFiles(folder))).not.toContain('src/lib/connect.ts');

  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x');
  const clean = await run(folder, 'init --yes --no-install');
  expect(clean.code).toBe(0);
  // Nothing is left to write, so the changes of the first run do not matter.
  const second = await run(folder, 'init --yes --no-install');
  expect([second.code, second.output]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
});

test('--allow-dirty writes beside changes, and an ignored settings file is mentioned', async () => {
  const folder = writeApp({ ...appFiles(next), '.gitignore': '.env*\n' });
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const { code, output } = await run(folder, 'init --yes --no-install --allow-dirty');
  expect([code, output]).toEqual([0, expect.stringContaining('add !.env.development to .gitignore')]);
});

test('if the installation fails, every file is as it was, the lockfile included', async () => {
  const folder = writeApp({ ...appFiles(vite), 'package-lock.json': 'before' });
  const before = readFiles(folder);
  const { code, output } = await run(folder, 'init --yes', {
    run: (command, args) => {
      expect([command, ...args]).toEqual(['npm', 'install']);
      expect(Object.keys(readFiles(folder))).toContain('server/index.ts');
      writeFileSync(join(folder, 'package-lock.json'), 'changed');
      writeFileSync(join(folder, 'yarn.lock'), 'new');
      return Promise.resolve(1);
    },
  });
  expect([code, output]).toEqual([1, expect.stringContaining('install_failed: ')]);
  expect(readFiles(folder)).toEqual(before);
});

test('a lockfile that is not a text is restored as it was', async () => {
  const folder = writeApp(appFiles({ ...vite, manager: 'bun' }));
  const lockfile = join(folder, 'bun.lockb');
  const bytes = Buffer.from([0x62, 0xff, 0x00, 0xfe]);
  writeFileSync(lockfile, bytes);
  const { output } = await run(folder, 'init --yes', {
    run: () => {
      writeFileSync(lockfile, 'changed');
      return Promise.resolve(1);
    },
  });
  expect(output).toContain('install_failed: bun install failed');
  expect(readFileSync(lockfile)).toEqual(bytes);
});

test('in a monorepo, the lockfile of the root is restored too', async () => {
  const app = Object.entries(appFiles(vite)).filter(([path]) => path !== 'package-lock.json');
  const folder = writeApp({
    'pnpm-lock.yaml': 'before',
    ...Object.fromEntries(app.map(([path, text]) => [`apps/web/${path}`, text])),
  });
  const before = readFiles(folder);
  const { output } = await run(join(folder, 'apps/web'), 'init --yes', {
    run: (command) => {
      writeFileSync(join(folder, 'pnpm-lock.yaml'), 'changed');
      return Promise.resolve(command === 'pnpm' ? 1 : 0);
    },
  });
  expect(output).toContain('install_failed: pnpm install failed');
  expect(readFiles(folder)).toEqual(before);
});

test('every code has a heading in the documentation, and every heading has a code', () => {
  const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(new Set(headings)).toEqual(new Set(cliErrorCodes));
  expect(headings).toHaveLength(cliErrorCodes.length);
});
