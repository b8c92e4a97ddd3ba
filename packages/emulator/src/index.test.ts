import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Follows the imports of an entry point and returns those that are not relative paths. */
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
  it('import no packages in the main entry, so it runs in browsers', () => {
    expect([...walk(new URL('./index.ts', import.meta.url))]).toEqual([]);
  });

  it('import nothing but Node modules in the Node entry', () => {
    const packages = [...walk(new URL('./node.ts', import.meta.url))];
    expect(packages).toContain('node:http');
    expect(packages.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});
