import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join('docs', file)),
  ...['protocol', 'server', 'react', 'emulator'].map((name) => `packages/${name}/README.md`),
];

/** Returns the page without code, in which brackets are not links. */
const readProse = (file: string) =>
  readFileSync(file, 'utf8')
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));

/** Returns the ids that GitHub gives to the headings of a page. */
function readAnchors(file: string): string[] {
  const seen = new Map<string, number>();
  return [...readProse(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const id = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  });
}

/** Returns the links of a page that lead nowhere. */
function findBrokenLinks(page: string): string[] {
  const file = join(root, page);
  const links = [...readProse(file).matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    let target = path === '' ? file : join(dirname(file), path);
    if (relative(root, target).startsWith('..') || !existsSync(target)) return true;
    if (anchor === undefined) return false;
    if (statSync(target).isDirectory()) target = join(target, 'README.md');
    return !readAnchors(target).includes(anchor);
  });
}

test.each(pages)('%s links to files and headings that exist', (page) => {
  expect(findBrokenLinks(page)).toEqual([]);
});
