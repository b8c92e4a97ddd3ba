import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { toAnchor } from './generator/markdown.ts';
import { pages, root } from './pages.fixture.ts';

/** Returns the page without code, in which brackets are not links. */
const readProse = (file: string) =>
  readFileSync(file, 'utf8')
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));

/** Returns the ids that GitHub gives to the headings of a page. */
function readAnchors(file: string): string[] {
  const seen = new Map<string, number>();
  return [...readProse(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const id = toAnchor(heading);
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
