import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { appFiles, readFiles, run, writeApp, type Shape } from './apps.fixture.ts';

const shape: Shape = { framework: 'vite', language: 'ts', source: 'src/', manager: 'yarn' };
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

test('a package manager that is not installed leaves every file as it was', () => {
  const folder = writeApp(appFiles(shape));
  const before = readFiles(folder);
  const { status, stderr } = spawnSync(process.execPath, ['--import', tsx, cli, 'init', '--yes'], {
    cwd: folder,
    env: { PATH: folder },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/yarn ENOENT\ninstall_failed: /)]);
  expect(readFiles(folder)).toEqual(before);
});

const withServer = {
  'node_modules/@kit/server/package.json': '{ "version": "1.2.3" }',
  '.env.development': 'PUBLIC_URL=http://localhost:5173\nANCHORBROWSER_API_KEY=sk-secret\n',
};

test.each([
  [
    'doctor',
    /^--env-file=\.env\.development \S+server\.js doctor --url=http:\/\/localhost:5173\/api\/connect$/,
  ],
  ['doctor connect.ts', /^\S+server\.js doctor connect\.ts$/],
])('"%s" runs the doctor of the app, without secrets in its arguments', async (line, expected) => {
  const started: string[] = [];
  await run(writeApp({ ...appFiles(shape), ...withServer }), line, {
    run: (_, args) => Promise.resolve(started.push(args.join(' '))),
  });
  expect(started).toEqual([expect.stringMatching(expected)]);
});
