import { expect, test } from 'vitest';
import { findDifferences, repositoryAddress } from '../scripts/repository.mjs';
import { sections } from './.vitepress/sections.ts';
import { readTitle, resolveLink, sitePages } from './.vitepress/sitePages.ts';
import { readDescription, readPage } from './.vitepress/writeForModels.ts';
import { pages } from './pages.fixture.ts';

test('the site has every page, and the sidebar names each once', () => {
  expect([...sitePages.keys()].toSorted()).toEqual(
    pages.map((page) => page.replaceAll('\\', '/')).toSorted(),
  );
  const listed = sections.flatMap(({ pages: named, further = [] }) => [...named, ...further]);
  expect(listed.toSorted()).toEqual([...sitePages.keys()].filter((page) => page !== 'README.md').toSorted());
});

test('the address of the site and of the repository are the same everywhere', () => {
  expect(findDifferences()).toEqual([]);
});

test('no two pages have the same address', () => {
  expect(new Set(sitePages.values()).size).toBe(sitePages.size);
});

test.each([...sitePages.keys()])('%s has a title', (source) => {
  expect(readTitle(readPage(source))).not.toBe('');
});

test('the home page and the guides have a description for search engines and language models', () => {
  const described = ['README.md', ...sections.slice(0, 3).flatMap((section) => section.pages)];
  expect(described.filter((source) => readDescription(readPage(source)) === '')).toEqual([]);
});

test.each([
  ['docs/errors.md', 'frameworks.md', '/frameworks'],
  ['docs/errors.md', 'frameworks.md#nextjs', '/frameworks#nextjs'],
  ['docs/errors.md', '#signed_out', '#signed_out'],
  ['docs/guides/tenants.md', '../../packages/server#stores', '/packages/server#stores'],
  ['docs/reference/react.md', '../../packages/react/README.md', '/packages/react'],
  ['README.md', 'docs/decisions', '/decisions/'],
  ['README.md', 'LICENSE', `${repositoryAddress()}/blob/main/LICENSE`],
  ['README.md', 'apps/playground', `${repositoryAddress()}/tree/main/apps/playground`],
  ['docs/agents.md', 'https://ai-sdk.dev', 'https://ai-sdk.dev'],
])('in %s, %s leads to %s', (source, link, target) => {
  expect(resolveLink(source, link)).toBe(target);
});
