import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageNames, readApi } from './generator/readApi.ts';
import { renderReference } from './generator/renderReference.ts';

const folder = new URL('reference/', import.meta.url);
const api = await readApi();
const { pages, undocumented } = await renderReference(api);

test('the reference has the pages that npm run docs:reference writes', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
});

test.each([...pages])('%s is what npm run docs:reference writes', (file, text) => {
  expect(readFileSync(new URL(file, folder), 'utf8')).toBe(text);
});

test('every export has TSDoc', () => {
  expect(undocumented).toEqual([]);
});

test('a name that two packages export is the same declaration', () => {
  const exported = packageNames.flatMap((name) =>
    api.entryPoints[name].flatMap(({ specifier, exports }) =>
      exports.map((each) => ({ ...each, place: `${each.name} of ${specifier}` })),
    ),
  );
  const places = exported
    .filter(({ name, declaration }) =>
      exported.some((other) => other.name === name && other.declaration !== declaration),
    )
    .map(({ place }) => place);
  expect(exported.filter(({ name }) => name === 'Connection').length).toBeGreaterThan(1);
  expect(places).toEqual([]);
});
