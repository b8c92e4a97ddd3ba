import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { docsUrl, errorMessage, errors } from '@kit/protocol';
import { expect, test } from 'vitest';
import { StoreError, storeErrorCodes } from '../packages/server/src/stores/StoreError.ts';
import { clientErrorCodes, failWith } from '../packages/react/src/client/result.ts';
import { sitePages } from './.vitepress/sitePages.ts';
import { base, fileOf, htmlFiles, readBuilt, site } from './builtSite.fixture.ts';

const ids = new Map(
  htmlFiles.map((file) => [
    file,
    new Set([...readBuilt(file).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
  ]),
);

/** Returns whether an address of the site leads to a file and, if it has an anchor, to an element. */
function exists(address: string, from: string): boolean {
  const url = new URL(address, new URL(from.replace(/(index)?\.html$/, ''), docsUrl));
  if (url.origin !== new URL(docsUrl).origin || url.pathname.startsWith(`${base}storybook/`)) return true;
  const file = url.pathname.startsWith(base) ? fileOf(url.pathname.slice(base.length)) : undefined;
  if (file === undefined) return false;
  return url.hash === '' || ids.get(file)?.has(decodeURIComponent(url.hash.slice(1))) === true;
}

test('the site has a page for each file', () => {
  expect(htmlFiles.toSorted()).toEqual(
    ['404.html', ...[...sitePages.values()].map((page) => page.replace(/\.md$/, '.html'))].toSorted(),
  );
});

/** Without the page for what is not found, which is the same at every address. */
const found = htmlFiles.filter((file) => file !== '404.html');

test.each(found)('%s has no dead link and no dead anchor', (file) => {
  const addresses = [...readBuilt(file).matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(5);
  const dead = addresses.filter(
    (address = '') => /^(https?:|[^a-z]|\w+[/#])/.test(address) && !exists(address, file),
  );
  expect(dead).toEqual([]);
});

/** The files that a browser loads with a page: the page, its styles and its modules, without pictures. */
function filesOf(page: string): string[] {
  const linked = [...readBuilt(page).matchAll(/<(?:link|script)[^>]*\s(?:href|src)="([^"]+\.(?:css|js))"/g)];
  return [page, ...linked.map(([, address = '']) => address.slice(base.length))];
}

const transferOf = (page: string) =>
  filesOf(page).reduce((total, file) => total + gzipSync(readFileSync(join(site, file))).byteLength, 0);

test.each(found)('%s loads less than 100 KiB', (file) => {
  expect(transferOf(file) / 1024).toBeLessThan(100);
});

test.each([...sitePages.values()])('%s is there as Markdown, and llms.txt names it', (page) => {
  expect(readBuilt(page)).toMatch(/^# .+$/m);
  expect(readBuilt('llms.txt')).toContain(`(${docsUrl}${page})`);
});

test('the Markdown links to Markdown, and all of it is in one file', () => {
  expect(readBuilt('errors.md')).toContain(`](${docsUrl}frameworks.md)`);
  expect(readBuilt('llms-full.txt')).toContain('### signed_out');
  const linked = [...readBuilt('llms-full.txt').matchAll(/\]\((https:\/\/[^)#\s]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => address.startsWith(docsUrl));
  expect(linked.length).toBeGreaterThan(100);
  const known = new Set([...sitePages.values()].map((page) => `${docsUrl}${page}`));
  expect(linked.filter((address) => !known.has(address))).toEqual([]);
});

test.each([...Object.keys(errors), ...clientErrorCodes, ...storeErrorCodes])(
  'the address of %s in developer messages leads to its heading',
  (code) => {
    expect(ids.get('errors.html')).toContain(code);
  },
);

test('the errors of server, store and browser have the same kind of address', () => {
  expect(errorMessage('signed_out')).toContain(` ${docsUrl}errors#signed_out`);
  expect(failWith('timeout').error.message).toContain(`${docsUrl}errors#timeout`);
  expect(new StoreError('store_newer', 'The tables are newer.').message).toContain(
    `${docsUrl}errors#store_newer`,
  );
});
