import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const shell = process.platform === 'win32';

/** What a package brings into an app, and what it asks of one. */
const needs: Record<string, { dependencies: string[]; peers: string[] }> = {
  protocol: { dependencies: [], peers: [] },
  server: { dependencies: ['@kit/protocol'], peers: [] },
  react: { dependencies: ['@kit/protocol'], peers: ['@tanstack/react-query', 'react', 'react-dom'] },
  emulator: { dependencies: [], peers: [] },
};

/** Packs a package into a folder. Returns the tarball. */
function pack(name: string, folder: string): string {
  const tarball = join(folder, `${name}.tgz`);
  execFileSync('pnpm', ['pack', '--out', tarball], {
    cwd: join(root, 'packages', name),
    stdio: 'pipe',
    shell,
  });
  return tarball;
}

/** Unpacks a package into an app as a package manager would, without its dependencies. */
function install(name: string, app: string): void {
  const unpacked = join(app, 'node_modules/@kit', name);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', pack(name, app), '-C', unpacked, '--strip-components=1']);
}

describe.each(Object.keys(needs))('@kit/%s, packed', (name) => {
  const unpacked = mkdtempSync(join(tmpdir(), `kit-${name}-`));
  let tarball = '';

  beforeAll(() => {
    tarball = pack(name, unpacked);
    execFileSync('tar', ['-xzf', tarball, '-C', unpacked]);
  });
  afterAll(() => rmSync(unpacked, { recursive: true, force: true }));

  const files = () =>
    readdirSync(join(unpacked, 'package'), { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );

  test('publint has nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(unpacked, 'package'), strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test('types resolve for ESM and bundlers', () => {
    const options = ['--profile', 'esm-only', '--exclude-entrypoints', 'styles.css', '--format', 'ascii'];
    const attw = join(root, 'node_modules/.bin/attw');
    expect(() => execFileSync(attw, [tarball, ...options], { stdio: 'pipe', shell })).not.toThrow();
  });

  test('holds the built files and nothing of the tests', () => {
    expect(files().filter((file) => /\.(test|test-d|stories|fixture)\.|(^|\/)src\//.test(file))).toEqual([]);
    expect(files()).toContain('LICENSE');
    expect(files()).toContain('README.md');
  });

  test('depends on versions, not on the workspace', () => {
    const manifest = readFileSync(join(unpacked, 'package/package.json'), 'utf8');
    expect(manifest).not.toMatch(/workspace:|catalog:/);
  });

  test('brings nothing with it but the kit', () => {
    const manifest = JSON.parse(readFileSync(join(unpacked, 'package/package.json'), 'utf8'));
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest;
    expect({
      dependencies: Object.keys({ ...dependencies, ...optionalDependencies }),
      peers: Object.keys(peerDependencies),
    }).toEqual(needs[name]);
  });
});

describe('@kit/react, built', () => {
  const dist = join(root, 'packages/react/dist');
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');

  test('every file that runs React says that it is for the client', () => {
    const silent = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js') && /from 'react'|from "react"/.test(read(file)))
      .filter((file) => !/^['"]use client['"];/.test(read(file)));
    expect(silent).toEqual([]);
    expect(read('index.js')).toMatch(/^['"]use client['"];/);
  });

  test('another language costs nothing until it is imported', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.js'));
    const [languages, others] = [true, false].map((isOne) =>
      files.filter((file) => file.startsWith('locales/') === isOne),
    );
    expect(languages).toHaveLength(9);
    expect(others?.filter((file) => /from ['"][^'"]*\/locales\//.test(read(file)))).toEqual([]);
    const imported = languages?.flatMap((file) =>
      [...read(file).matchAll(/from ['"]([^'"]*)['"]/g)].map(([, name]) => name),
    );
    expect(new Set(imported)).toEqual(
      new Set(['../components/counted.js', '../components/isolate.js', '../components/strings.js']),
    );
  });

  test('imports nothing but its peers and the protocol', () => {
    const imported = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [...read(file).matchAll(/from ['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => name));
    const allowed = ['@kit/protocol', '@tanstack/react-query', 'react', 'react/jsx-runtime', 'react-dom'];
    expect([...new Set(imported)].filter((name) => !allowed.includes(name ?? ''))).toEqual([]);
  });
});

describe('@kit/server, bundled for a browser by mistake', () => {
  const app = mkdtempSync(join(tmpdir(), 'kit-bundle-'));
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  const bundle = async (source: string) => {
    const unpacked = join(app, 'node_modules/@kit/server');
    if (!existsSync(unpacked)) install('server', app);
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

  test.each(['@kit/server', '@kit/server/anchor'])('%s stops the build, or the app', async (name) => {
    await expect(bundle(`import { createConnect } from '${name}'; createConnect({});`)).rejects.toThrow(
      /notForBrowsers/,
    );
    const code = await bundle(`import * as all from '${name}'; console.log(all);`);
    expect(code).toContain('@kit/server was imported into code for a browser');
  });
});

test('createConnect, bundled for an app that brings its own store, is small', async () => {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@kit/protocol': join(root, 'packages/protocol/dist/index.js') } },
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: true,
      // For a server: without what browsers need to load further parts.
      ssr: true,
      target: 'es2023',
      rolldownOptions: {
        input: join(root, 'packages/server/dist/createConnect.js'),
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
  // What is loaded at startup; see "Loaded when it is needed" in docs/performance.md.
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
  expect(gzipSync(code, { level: 9 }).length / 1_024).toBeLessThanOrEqual(12);
});

test('a server whose files are removed by a deployment still replies and never rejects', () => {
  const app = mkdtempSync(join(tmpdir(), 'kit-removed-'));
  try {
    for (const name of ['server', 'protocol']) install(name, app);
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
      rmSync(new URL('node_modules/@kit/server/dist/pages', import.meta.url), { recursive: true });
      rmSync(new URL('node_modules/@kit/server/dist/connections/reconcile.js', import.meta.url));
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
