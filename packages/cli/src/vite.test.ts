import { expect, test } from 'vitest';
import { appFiles, readFiles, run, writeApp, type Shape } from './apps.fixture.ts';

const shape: Shape = { framework: 'vite', language: 'ts', source: 'src/', manager: 'npm' };

test.each([
  ["{ '/api': 'http://localhost:3000' }", "'/api/connect': 'http://localhost:3001', '/api'", 'PORT=3001'],
  ["{ '/api': { target: 'http://localhost:4000' } }", "'/api/connect': 'http://localhost:3000', '/api'", ''],
  ['{}', "{ '/api/connect': 'http://localhost:3000' }", 'PORT=3000'],
])('requests for the handler go to the new server, with the proxy %s', async (proxy, expected, variable) => {
  const config = `export default { server: { proxy: ${proxy} } }`;
  const folder = writeApp({ ...appFiles(shape), 'vite.config.ts': config });
  await run(folder, 'init --yes --no-install');
  const files = readFiles(folder);
  expect(files['vite.config.ts']).toContain(expected);
  expect(files['.env.development']).toContain(variable);
  expect((await run(folder, 'init --yes --no-install')).output).toContain('Nothing was changed.');
});

test('a port that the app sets already is that of the new server', async () => {
  const folder = writeApp({ ...appFiles(shape), '.env.development': 'PORT=8080\n' });
  await run(folder, 'init --yes --no-install');
  expect(readFiles(folder)['vite.config.ts']).toContain("'/api/connect': 'http://localhost:8080'");
});

test('a server whose port is not in its file keeps the proxy that leads to it', async () => {
  const server = "import express from 'express'\nconst app = express()\napp.listen(settings.port)\n";
  const config = "export default { server: { proxy: { '/api': 'http://localhost:8080' } } }";
  const folder = writeApp({ ...appFiles(shape), 'server.ts': server, 'vite.config.ts': config });
  await run(folder, 'init --yes --no-install');
  expect(readFiles(folder)['vite.config.ts']).toBe(config);
});

test('dev starts no scripts of the app that were not started before', async () => {
  const files = appFiles(shape);
  const manifest = files['package.json']?.replace('"dev":', '"dev:https": "vite --https",\n    "dev":') ?? '';
  const folder = writeApp({ ...files, 'package.json': manifest });
  await run(folder, 'init --yes --no-install');
  expect(JSON.parse(readFiles(folder)['package.json'] ?? '')).toMatchObject({
    scripts: { dev: 'concurrently "npm:dev:app" "npm:dev:server" "npm:dev:emulator"' },
  });
});
