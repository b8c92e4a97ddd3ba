import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** Returns every exported name of a file with the declaration it refers to, as `file#name`. */
function readExports(file: string): Map<string, string> {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const imports = new Map(
    module.staticImports.flatMap(({ moduleRequest, entries }) =>
      entries.map(({ localName, importName }) => [
        localName.value,
        { from: moduleRequest.value, name: importName.name ?? localName.value },
      ]),
    ),
  );
  const found = new Map<string, string>();
  for (const { entries } of module.staticExports) {
    for (const { exportName, importName, localName, moduleRequest } of entries) {
      const name = exportName.name;
      const local = localName.name ?? name;
      const source = moduleRequest
        ? { from: moduleRequest.value, name: importName.name ?? name }
        : imports.get(local ?? '');
      if (!name) {
        if (moduleRequest)
          for (const [key, value] of followExports(file, moduleRequest.value)) found.set(key, value);
      } else if (source?.name) {
        found.set(name, followExports(file, source.from).get(source.name) ?? `${source.from}#${source.name}`);
      } else found.set(name, `${file}#${local}`);
    }
  }
  return found;
}

function followExports(from: string, request: string): Map<string, string> {
  if (request.startsWith('.')) return readExports(join(dirname(from), request));
  const folder = join(packages, request.replace('@kit/', ''));
  return request.startsWith('@kit/') && existsSync(folder)
    ? readExports(join(folder, 'src/index.ts'))
    : new Map<string, string>();
}

/** The source files of a package's entry points. */
function entryPoints(name: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
  return Object.values(exports)
    .filter((path) => typeof path === 'string' && path.endsWith('.ts') && !path.includes('*'))
    .map((path) => join(packages, name, String(path)));
}

test('a name exported by two packages is the same declaration', () => {
  const declarations = new Map<string, Map<string, string>>();
  for (const name of readdirSync(packages)) {
    for (const entry of entryPoints(name)) {
      for (const [exported, declaration] of readExports(entry)) {
        const known = declarations.get(exported) ?? new Map<string, string>();
        declarations.set(exported, known.set(declaration.replace(packages, ''), name));
      }
    }
  }
  expect(declarations.get('Connection')?.size).toBe(1);
  expect(declarations.get('ConnectProvider')?.size).toBe(1);
  const ambiguous = [...declarations].filter(([, places]) => new Set(places.values()).size > 1);
  expect(ambiguous.map(([name, places]) => [name, ...places.keys()])).toEqual([]);
});
