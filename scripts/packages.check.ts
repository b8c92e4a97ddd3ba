import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docsOf } from './packDocs.mjs';
import { packPackage } from './packPackage.mjs';
import { repositoryAddress, repositoryFields } from './repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shell = process.platform === 'win32';

/** The runtime dependencies and the peer dependencies of each package. */
const needs: Record<string, { dependencies: string[]; peers: string[] }> = {
  protocol: { dependencies: [], peers: [] },
  server: { dependencies: ['@kit/protocol'], peers: ['@opentelemetry/api', 'ai'] },
  react: { dependencies: ['@kit/protocol'], peers: ['@tanstack/react-query', 'react', 'react-dom'] },
  cli: { dependencies: ['@babel/parser'], peers: [] },
  emulator: { dependencies: [], peers: ['@playwright/test', 'vitest'] },
};

describe.each(Object.keys(needs))('@kit/%s, packed', (name) => {
  const unpacked = mkdtempSync(join(tmpdir(), `kit-${name}-`));
  let tarball = '';

  beforeAll(() => {
    tarball = packPackage(name, unpacked);
    execFileSync('tar', ['-xzf', tarball, '-C', unpacked]);
  });
  afterAll(() => rmSync(unpacked, { recursive: true, force: true }));

  const files = () =>
    readdirSync(join(unpacked, 'package'), { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );

  test('publint reports nothing', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(unpacked, 'package'), strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test('types resolve for ESM and bundlers', () => {
    const options = ['--profile', 'esm-only', '--exclude-entrypoints', 'styles.css', '--format', 'ascii'];
    const attw = join(root, 'node_modules/.bin/attw');
    expect(() => execFileSync(attw, [tarball, ...options], { stdio: 'pipe', shell })).not.toThrow();
  });

  test('contains the built files and no tests', () => {
    expect(files().filter((file) => /\.(test|test-d|stories|fixture)\.|(^|\/)src\//.test(file))).toEqual([]);
    expect(files()).toContain('LICENSE');
    expect(files()).toContain('README.md');
  });

  test('contains its documentation, whose links lead to files of the package or to the repository', () => {
    expect(files()).toEqual(expect.arrayContaining(docsOf(name).map(({ path }) => path)));
    for (const { path } of docsOf(name)) {
      const text = readFileSync(join(unpacked, 'package', path), 'utf8');
      const links = [...text.matchAll(/\]\(([^)\s#]+)/g)].map(([, link = '']) => link);
      const broken = links.filter(
        (link) => !/^[a-z]+:/.test(link) && !existsSync(join(unpacked, 'package', dirname(path), link)),
      );
      expect([path, broken]).toEqual([path, []]);
    }
    expect(files()).toContain('AGENTS.md');
  });

  const readManifest = () => JSON.parse(readFileSync(join(unpacked, 'package/package.json'), 'utf8'));

  test('depends on versions, not on the workspace', () => {
    expect(JSON.stringify(readManifest())).not.toMatch(/workspace:|catalog:/);
  });

  test('names the repository, has keywords and publishes with provenance', () => {
    const manifest = readManifest();
    expect(manifest).toMatchObject(repositoryFields(repositoryAddress(), `packages/${name}`));
    expect(manifest.keywords).toContain('anchorbrowser');
    expect(manifest.publishConfig.provenance).toBe(true);
  });

  test('source maps need no file that is not packed', () => {
    const maps = files().filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    const incomplete = maps.filter((file) => {
      const map = JSON.parse(readFileSync(join(unpacked, 'package', file), 'utf8'));
      return map.sources.length !== map.sourcesContent?.length;
    });
    expect(incomplete).toEqual([]);
  });

  test('depends on nothing but the kit', () => {
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = readManifest();
    expect({
      dependencies: Object.keys({ ...dependencies, ...optionalDependencies }),
      peers: Object.keys(peerDependencies),
    }).toEqual(needs[name]);
  });
});

describe('@kit/react, built', () => {
  const dist = join(root, 'packages/react/dist');
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');

  test("every file that uses React begins with 'use client'", () => {
    const silent = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js') && /from 'react'|from "react"/.test(read(file)))
      .filter((file) => !/^['"]use client['"];/.test(read(file)));
    expect(silent).toEqual([]);
    expect(read('index.js')).toMatch(/^['"]use client['"];/);
  });

  test('no file imports a locale', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.js'));
    const [languages, others] = [true, false].map((isOne) =>
      files.filter((file) => file.startsWith('locales/') === isOne),
    );
    expect(languages).toHaveLength(9);
    expect(others?.filter((file) => /from ['"][^'"]*\/locales\/(?!en\.js)/.test(read(file)))).toEqual([]);
    const imported = languages?.flatMap((file) =>
      [...read(file).matchAll(/from ['"]([^'"]*)['"]/g)].map(([, name]) => name),
    );
    expect(new Set(imported)).toEqual(
      new Set([
        '../strings/activityStrings.js',
        '../strings/english.js',
        '../strings/formStrings.js',
        '../strings/format.js',
        '../strings/attemptStrings.js',
        '../strings/liveStrings.js',
        '../strings/requestStrings.js',
        '../strings/serverProblems.js',
      ]),
    );
  });

  test('imports only its peers and the protocol', () => {
    const imported = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [...read(file).matchAll(/from ['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => name));
    const allowed = ['@kit/protocol', '@tanstack/react-query', 'react', 'react/jsx-runtime', 'react-dom'];
    expect([...new Set(imported)].filter((name) => !allowed.includes(name ?? ''))).toEqual([]);
  });
});
