import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderReference } from './generator/renderReference.ts';

const folder = new URL('reference/', import.meta.url);
const { pages, undocumented } = await renderReference();

test('the reference has the pages that npm run docs:reference writes', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
});

test.each([...pages])('%s is what npm run docs:reference writes', (file, text) => {
  expect(readFileSync(new URL(file, folder), 'utf8')).toBe(text);
});

test('every export has TSDoc', () => {
  expect(undocumented).toEqual([]);
});
