import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './pages.fixture.ts';

interface Block {
  name: string;
  dependencies?: string[];
  devDependencies?: string[];
  registryDependencies?: string[];
  files: { path: string; target?: string }[];
}

const { items }: { items: Block[] } = JSON.parse(readFileSync(join(root, 'registry.json'), 'utf8'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What an app has before a block is added. */
const ofTheApp = ['react', 'next'];

/** The package in an import such as `next/server`. */
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

test.each(items)('$name brings all that it imports, and nothing else', ({ files, ...block }) => {
  const imports = files.flatMap(({ path }) =>
    [...read(path).matchAll(/^import .*?['"]([^'"]+)['"];$|^\} from ['"]([^'"]+)['"];$/gm)].map(
      ([, one, other]) => one ?? other ?? '',
    ),
  );
  const local = imports.filter((name) => name.startsWith('@/') || name.startsWith('.'));
  const components = local
    .filter((name) => name.startsWith('@/components/ui/'))
    .map((name) => name.slice('@/components/ui/'.length));
  expect(new Set(components)).toEqual(new Set(block.registryDependencies));
  const others = local.filter((name) => !name.startsWith('@/components/ui/'));
  const targets = files.map(({ target = '' }) => `@/${target.replace(/\.tsx?$/, '')}`);
  expect(targets).toEqual(expect.arrayContaining(others));

  const packages = imports.filter((name) => !local.includes(name)).map(packageOf);
  const declared = [...(block.dependencies ?? []), ...(block.devDependencies ?? [])];
  expect([...declared, ...ofTheApp]).toEqual(expect.arrayContaining([...new Set(packages)]));
  // The query library is a peer of @kit/react.
  const peers = packages.includes('@kit/react') ? ['@tanstack/react-query'] : [];
  expect([...packages, ...peers]).toEqual(expect.arrayContaining(declared));
});

test('the page lists every block', () => {
  const listed = [...read('docs/blocks.md').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(listed).toEqual(items.map(({ name }) => name));
});
