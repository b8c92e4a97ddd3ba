import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintFiles } from '../scripts/lint/lintFiles.ts';
import { runTool } from '../scripts/runTool.ts';
import { pages, root } from './pages.fixture.ts';

const folder = join(root, 'docs/.code');

/** Returns the ```ts and ```tsx blocks of a page. Each block is compiled as a separate file. */
function readBlocks(page: string): { name: string; code: string }[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(([, extension, code = ''], index) => ({
    name: `${page.replaceAll(/[/\\.]/g, '-')}-${index + 1}.${extension}`,
    code,
  }));
}

const blocks = pages.flatMap(readBlocks);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, code } of blocks) writeFileSync(join(folder, name), `${code}\nexport {};\n`);
// The file that other samples import.
const [connectFile] = readBlocks('docs/frameworks.md');
writeFileSync(join(folder, 'connect.ts'), connectFile?.code ?? '');

test('every code block in the documentation compiles', { timeout: 60_000 }, () => {
  expect(blocks.length).toBeGreaterThan(5);

  // Servers have no DOM, and pages have no Node.
  expect(runTool('tsc', ['-p', 'docs/tsconfig.server.json'])).toBe('');
  expect(runTool('tsc', ['-p', 'docs/tsconfig.react.json'])).toBe('');
});

test('every code block in the documentation is formatted', () => {
  // The formatter skips files that Git ignores, so give it an empty ignore file.
  writeFileSync(join(folder, '.ignore'), '');
  const files = blocks.map(({ name }) => `docs/.code/${name}`);
  expect(runTool('oxfmt', ['--list-different', '--ignore-path', 'docs/.code/.ignore', ...files])).toBe('');
});

test('no component in the documentation has text beside other children, which browser translators break', () => {
  expect(lintFiles('text-alone', blocks)).toEqual([]);
});

test('the shortest integration in the README is short', () => {
  const [server, react] = readBlocks('README.md').map(({ code }) =>
    code.split('\n').filter((line) => line.trim() !== ''),
  );
  expect(server?.length).toBeLessThanOrEqual(11);
  expect(react?.length).toBeLessThanOrEqual(10);
});

test('every documented pool has timeouts, because a silent database would otherwise hold its connections', () => {
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
