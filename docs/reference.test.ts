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

test('every row of a table has a description', () => {
  const rows = [...pages].flatMap(([file, text]) => listRows(file, text));
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.filter(({ description }) => !description).map(({ place }) => place)).toEqual([]);
});

test('every link in TSDoc is a link in the reference', () => {
  expect([...pages.values()].flatMap((text) => text.match(/\{@link [^}]*\}/g) ?? [])).toEqual([]);
});

test('a property that the members of a union describe differently says which description is whose', () => {
  expect(pages.get('server.md')).toContain(
    "[`AlreadyConnected`](#alreadyconnected): There is no request.<br>`'used'`: The request that it waited for.",
  );
});

test('every list of values says where they are described', () => {
  const lists = [...pages.values()].flatMap((text) => text.match(/^One of `.*$/gm) ?? []);
  expect(lists.length).toBeGreaterThan(0);
  expect(lists.filter((list) => !/`\. \[[^\]]+\]\([^)]+\) explains each/.test(list))).toEqual([]);
});

function listRows(file: string, text: string): { place: string; description: string | undefined }[] {
  return text
    .split(/^(?=#)/m)
    .flatMap((section) => [...section.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => ({ section, table })))
    .flatMap(({ section, table }) => {
      const [heading = ''] = section.split('\n');
      const [columns = [], , ...rows] = table.trim().split('\n').map(readCells);
      const column = columns.indexOf('Description');
      return rows.map((cells) => ({ place: `${file} ${heading}: ${cells[0]}`, description: cells[column] }));
    });
}

const readCells = (row: string): string[] =>
  row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
