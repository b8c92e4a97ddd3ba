import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { sitePages, toPath } from './.vitepress/sitePages.ts';
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

/** Addresses of the site in the sources of the packages, without the part before the page. */
const addresses = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^\w+[/\\]src[/\\].*(?<!\.test)\.tsx?$/.test(file))
  .flatMap((file) => [
    ...readFileSync(join(root, 'packages', file), 'utf8').matchAll(/\$\{docsUrl\}([\w/-]*(?:#[\w-]+)?)/g),
  ])
  .map(([, address = '']) => address);

test('developer messages link to pages and headings of the site', () => {
  const sources = new Map([...sitePages].map(([source, page]) => [toPath(page).slice(1), source]));
  expect(addresses).toEqual(expect.arrayContaining(['errors#owner_changed', 'packages/server#options']));
  const broken = addresses.filter((address) => {
    const [path = '', anchor] = address.split('#');
    const source = sources.get(path);
    return source === undefined || isBroken(join(root, source), anchor ? `#${anchor}` : '');
  });
  expect(broken).toEqual([]);
});
