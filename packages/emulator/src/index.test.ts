import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every module that an entry point loads, and the specifiers that are no relative paths. */
function walk(url: URL, files = new Set<string>(), packages = new Set<string>()): ReadonlySet<string> {
  if (files.has(url.href)) return packages;
  files.add(url.href);
  for (const [, specifier = ''] of readFileSync(url, 'utf8').matchAll(/from '([^']+)'/g)) {
    if (specifier.startsWith('.')) walk(new URL(specifier, url), files, packages);
    else packages.add(specifier);
  }
  return packages;
}

describe('the entry points', () => {
  it('run in a browser: the main one imports nothing from outside', () => {
    expect([...walk(new URL('./index.ts', import.meta.url))]).toEqual([]);
  });

  it('keep Node to the entry for it', () => {
    expect([...walk(new URL('./node.ts', import.meta.url))].toSorted()).toEqual(['node:http', 'node:net']);
  });
});
