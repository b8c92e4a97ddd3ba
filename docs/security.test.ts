import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

/** Paths in the table are relative to the server's sources, unless they start with another package. */
const resolve = (path: string) =>
  new URL(/^(packages|apps)\//.test(path) ? path : `packages/server/src/${path}`, root);

const rows = [...page.matchAll(/^\| (.+?) \| .+? \| (?:`(.+?)`)? \| (?:`(.+?)` "(.+?)")? ?\|$/gm)].map(
  ([, threat = '', file, testFile, title]) => ({ threat, file, testFile, title }),
);

test('the page has the table', () => {
  expect(rows.length).toBeGreaterThan(24);
});

test.each(rows.filter(({ file }) => file !== undefined))(
  '$threat',
  ({ file = '', testFile = '', title = '' }) => {
    expect(existsSync(resolve(file)), file).toBe(true);
    expect(readFileSync(resolve(testFile), 'utf8')).toContain(title);
  },
);
