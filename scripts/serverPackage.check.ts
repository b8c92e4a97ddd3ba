import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { installPackage } from './packPackage.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('@kit/server, bundled for a browser', () => {
  const app = mkdtempSync(join(tmpdir(), 'kit-bundle-'));
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  const bundle = async (source: string) => {
    const unpacked = join(app, 'node_modules/@kit/server');
    if (!existsSync(unpacked)) installPackage('server', app);
    const entry = join(app, 'main.js');
    writeFileSync(entry, source);
    const lib = { entry, formats: ['es' as const] };
    const built = await build({
      root: app,
      logLevel: 'silent',
      configFile: false,
      build: { lib, write: false },
    });
    return JSON.stringify(built);
  };

  test.each(['@kit/server', '@kit/server/ai-sdk', '@kit/server/anchor', '@kit/server/opentelemetry'])(
    '%s fails the build, or throws when the app loads',
    async (name) => {
      await expect(bundle(`import { createConnect } from '${name}'; createConnect({});`)).rejects.toThrow(
        /notForBrowsers/,
      );
      const code = await bundle(`import * as all from '${name}'; console.log(all);`);
      expect(code).toContain('@kit/server was imported into code for a browser');
    },
  );
});

test('@kit/server loads two files at startup', () => {
  const dist = join(root, 'packages/server/dist');
  const loaded = new Set([join(dist, 'index.js')]);
  for (const file of loaded)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from ["'](\.[^"']+)["']/g))
      loaded.add(join(file, '..', path));
  expect([...loaded].map((file) => relative(dist, file).replaceAll('\\', '/'))).toEqual([
    'index.js',
    'chunks/startup.js',
  ]);
});

test('createConnect, bundled with a custom store, is at most 16.6 KiB', async () => {
  const dist = (name: string) => join(root, 'packages', name, 'dist/index.js');
  const app = mkdtempSync(join(tmpdir(), 'kit-small-'));
  onTestFinished(() => rmSync(app, { recursive: true, force: true }));
  const entry = join(app, 'main.js');
  writeFileSync(entry, `export { createConnect } from ${JSON.stringify(dist('server'))};`);
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@kit/protocol': dist('protocol') } },
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: true,
      // For a server: without what browsers need to load further parts.
      ssr: true,
      target: 'es2023',
      rolldownOptions: {
        input: entry,
        external: /^node:/,
        preserveEntrySignatures: 'strict',
        output: { minify: true },
      },
    },
  });
  const chunks = [result]
    .flat()
    .flatMap((bundle) => ('output' in bundle ? bundle.output : []))
    .filter((chunk) => chunk.type === 'chunk');
  // docs/performance.md says what is loaded at startup.
  const loaded = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const { imports } of loaded)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  const code = [...loaded].map((chunk) => chunk.code).join('');
  expect(code).toContain('createConnect');
  expect(
    [...loaded]
      .flatMap(({ imports }) => imports)
      .filter((name) => !chunks.some(({ fileName }) => fileName === name)),
  ).toEqual([]);
  expect(gzipSync(code, { level: 9 }).length / 1_024).toBeLessThanOrEqual(16.6);
});

test('a server whose files a deployment removed still replies, and reconcile does not reject', () => {
  const app = mkdtempSync(join(tmpdir(), 'kit-removed-'));
  try {
    for (const name of ['server', 'protocol']) installPackage(name, app);
    const source = `
      import { rmSync } from 'node:fs';
      import { createConnect, memoryStore } from '@kit/server';
      import { createAnchorClient } from '@kit/server/anchor';
      const events = [];
      const connect = createConnect({
        anchor: createAnchorClient({ apiKey: 'sk-test' }), store: memoryStore(), publicUrl: 'https://app.example.com',
        applications: { linkedin: { id: '3f0e7c43-5a07-4d0c-9d3a-2f6f4a1f5f10', name: 'LinkedIn' } },
        getUser: () => ({ id: 'ada' }), logger: { warn() {}, error() {} },
        onEvent: (event) => events.push(event.type),
      });
      for (const part of ['outcomePages', 'pages', 'reconcile'])
        rmSync(new URL('node_modules/@kit/server/dist/chunks/' + part + '.js', import.meta.url));
      const response = await connect.handler(new Request('https://app.example.com/api/connect/start/' + 'x'.repeat(43)));
      const { error } = await response.json();
      const { failed } = await connect.reconcile();
      console.log(JSON.stringify({ status: response.status, code: error.code, failed, events }));`;
    writeFileSync(join(app, 'main.mjs'), source);
    const printed = execFileSync(process.execPath, ['main.mjs'], { cwd: app, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual({
      status: 403,
      code: 'wrong_browser',
      failed: ['start'],
      events: ['start.rejected', 'upkeep.failed'],
    });
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
});
