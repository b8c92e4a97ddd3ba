import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lintTextAlone } from '../scripts/lint/lintTextAlone.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/.code');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join('docs', file)),
  ...['protocol', 'server', 'react', 'emulator'].map((name) => `packages/${name}/README.md`),
];

/** Blocks of ```ts and ```tsx; each is compiled as a file of its own. */
function blocksOf(page: string): { name: string; code: string }[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(([, extension, code = ''], index) => ({
    name: `${page.replaceAll(/[/\\.]/g, '-')}-${index + 1}.${extension}`,
    code,
  }));
}

const blocks = pages.flatMap(blocksOf);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, code } of blocks) writeFileSync(join(folder, name), `${code}\nexport {};\n`);

test('every code block in the documentation compiles', { timeout: 60_000 }, () => {
  expect(blocks.length).toBeGreaterThan(5);

  // Servers have no DOM, and pages no Node.
  expect(compile('docs/tsconfig.server.json')).toBe('');
  expect(compile('docs/tsconfig.react.json')).toBe('');
});

test('no component in the documentation has text beside other children, which translators of browsers move', () => {
  expect(lintTextAlone(blocks)).toEqual([]);
});

function compile(project: string): string {
  try {
    const shell = process.platform === 'win32';
    return execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', project], {
      cwd: root,
      encoding: 'utf8',
      shell,
    });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

test('the shortest integration is as short as it says', () => {
  const [server, react] = blocksOf('README.md').map(({ code }) =>
    code.split('\n').filter((line) => line.trim() !== ''),
  );
  expect(server?.length).toBeLessThanOrEqual(8);
  expect(react?.length).toBeLessThanOrEqual(3);
});

test('every documented pool has timeouts, without which a silent database holds its connections for good', () => {
  const pools = blocks.flatMap(({ name, code }) =>
    [...code.matchAll(/new Pool\((.*?)\)/gs)].map(([call]) => ({ name, call })),
  );
  expect(pools.length).toBeGreaterThan(1);
  for (const { name, call } of pools)
    expect([name, call]).toEqual([
      name,
      expect.stringMatching(/connectionTimeoutMillis: .*query_timeout: /s),
    ]);
});
