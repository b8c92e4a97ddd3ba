import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Returns whether a link of a file leads nowhere. */
function isBroken(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [path = '', anchor] = link.split('#');
  let target = path === '' ? file : join(dirname(file), path);
  if (relative(root, target).startsWith('..') || !existsSync(target)) return true;
  if (anchor === undefined) return false;
  if (statSync(target).isDirectory()) target = join(target, 'README.md');
  return !readAnchors(target).includes(anchor);
}

/** Returns the links of a page that lead nowhere. */
function findBrokenLinks(page: string): string[] {
  const file = join(root, page);
  const links = [...readProse(file).matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );
  return links.filter((link) => isBroken(file, link));
}

test.each(pages)('%s links to files and headings that exist', (page) => {
  expect(findBrokenLinks(page)).toEqual([]);
});

test('the messages of @kit/react link to headings that exist', () => {
  const source = join(root, 'packages/react/src');
  const links = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(source, file), 'utf8').matchAll(/\$\{docsUrl\}([\w./-]+(?:#[\w-]+)?)/g),
    ])
    .map(([, link = '']) => link);
  expect(links).toContain('packages/react#development-and-tests');
  expect(links.filter((link) => isBroken(join(root, 'README.md'), link))).toEqual([]);
});
