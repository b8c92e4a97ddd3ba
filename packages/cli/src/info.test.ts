import { expect, test } from 'vitest';
import { appFiles, run, writeApp, type Shape } from './apps.fixture.ts';

const shape: Shape = { framework: 'next', language: 'ts', source: 'src/', manager: 'pnpm' };

test('info --json prints facts, and no values of variables', async () => {
  const folder = writeApp({
    ...appFiles(shape),
    '.env.development': 'ANCHORBROWSER_API_KEY=sk-secret\n',
    'node_modules/@kit/react/package.json': '{ "version": "1.2.3" }',
    'node_modules/@kit/react/docs/README.md': '',
  });
  const { code, output } = await run(folder, 'info --json');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    framework: 'next',
    language: 'ts',
    source: 'src/',
    packageManager: 'pnpm',
    port: 3000,
    packages: { '@kit/react': '1.2.3', '@kit/server': null },
    docs: ['node_modules/@kit/react/docs'],
    variables: ['ANCHORBROWSER_API_KEY'],
    isSetUp: false,
  });
  expect(output).not.toContain('sk-secret');
});

test('info says when the app is set up', async () => {
  const folder = writeApp(appFiles(shape));
  await run(folder, 'init --yes --no-install');
  const { output } = await run(folder, 'info');
  expect(output).toMatch(/^isSetUp +true$/m);
});

test('without a command, the help is printed', async () => {
  const { code, output } = await run('/', '--help');
  expect([code, output]).toEqual([0, expect.stringMatching(/^npx @kit\/cli init /)]);
});
