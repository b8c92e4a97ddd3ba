import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const styles = '../packages/react/src/styles/';

test('the reference lists every variable that the stylesheet uses, at least 40', () => {
  const known = new Set(
    [...read('reference/styling.md').matchAll(/^\| `(--connect-[\w-]+)`/gm)].map(([, name]) => name),
  );
  expect(known.size).toBeGreaterThanOrEqual(40);
  const sheets = readdirSync(new URL(styles, import.meta.url)).filter((file) => file.endsWith('.css'));
  const used = sheets.flatMap((sheet) =>
    [...read(`${styles}${sheet}`).matchAll(/--connect-[\w-]+/g)].map(([name]) => name),
  );
  const unknown = new Set(used.filter((name) => !known.has(name)));
  expect([...unknown]).toEqual(['--connect-font-family']);
});
