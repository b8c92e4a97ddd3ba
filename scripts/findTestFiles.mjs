// Finds the test files of packages and apps by what they use.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const skipped = new Set(['node_modules', 'dist']);

/** Paths of the Node test files whose text, or that of a fixture they import, matches the pattern. */
export function findTestFiles(pattern) {
  return ['packages', 'apps', 'docs']
    .flatMap((folder) => listTests(folder))
    .filter((file) => textsOf(file).some((text) => pattern.test(text)));
}

function listTests(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listTests(path);
    return /(?<!\.browser)\.test\.ts$/.test(entry.name) ? [path] : [];
  });
}

function textsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const fixtures = [...text.matchAll(/'(\.[^']+\.fixture\.ts)'/g)].map(([, path]) => path);
  return [text, ...fixtures.map((path) => readFileSync(join(root, dirname(file), path), 'utf8'))];
}
