import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themingPage } from '../scripts/theming.mjs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the tables of variables and parts match the source (to update them, run npm run docs:reference)', () => {
  expect(read('theming.md')).toBe(themingPage());
});

test('the table lists every variable that the stylesheet uses, at least 40', () => {
  const known = new Set(
    [...read('theming.md').matchAll(/^\| `(--connect-[\w-]+)`/gm)].map(([, name]) => name),
  );
  expect(known.size).toBeGreaterThanOrEqual(40);
  const sheets = ['base', 'button', 'dialog', 'list', 'picker', 'preferences', 'tokens'];
  const used = sheets.flatMap((sheet) =>
    [...read(`../packages/react/src/styles/${sheet}.css`).matchAll(/--connect-[\w-]+/g)].map(
      ([name]) => name,
    ),
  );
  const unknown = new Set(used.filter((name) => !known.has(name)));
  expect([...unknown]).toEqual(['--connect-font-family']);
});
