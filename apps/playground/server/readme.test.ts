import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test('every test that the README names exists', () => {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const tests = ['server/chat', 'e2e']
    .flatMap((folder) => readdirSync(root + folder).map((name) => `${root}${folder}/${name}`))
    .filter((path) => /\.(test|e2e)\.ts$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const names = readme
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('.ts`'))
    .flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !tests.includes(`'${name}'`))).toEqual([]);
});
