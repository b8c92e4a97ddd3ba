// What a page loads: bundles with Rolldown as Vite does, leaves the peers out, minifies, gzips with level 9.
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';

/**
 * Bytes of a module with what it imports, except `external`: `bytes` with the page, `laterBytes` of the files that it loads by
 * itself later.
 */
export async function measureModule(contents, { resolveDir, external }) {
  const entry = join(resolveDir, 'entry.js');
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? contents : null),
      },
    ],
    external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
    platform: 'browser',
    // As in an app: code that both the page and a later file need stays in the page's file.
    preserveEntrySignatures: 'allow-extension',
    transform: {
      target: 'es2022',
      jsx: { runtime: 'automatic', development: false },
      define: { 'process.env.NODE_ENV': '"production"' },
    },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false });
  await bundle.close();
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const first = new Set();
  const add = (chunk) => {
    if (!chunk || first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) add(chunks.get(name));
  };
  add([...chunks.values()].find(({ isEntry }) => isEntry));
  const all = [...chunks.values()];
  return {
    bytes: sum([...first]),
    laterBytes: sum(all.filter((chunk) => !first.has(chunk))),
    folders: foldersOf(all),
  };
}

const sum = (chunks) => chunks.reduce((total, { code }) => total + gzip(code), 0);

/** Bytes by the folder they come from, the heaviest first. */
function foldersOf(chunks) {
  const bytes = new Map();
  for (const { modules } of chunks)
    for (const [path, { code }] of Object.entries(modules)) {
      const [, name, inner] = /packages\/(\w+)\/src\/(?:(\w+)\/)?/.exec(path.replaceAll('\\', '/')) ?? [];
      const folder = inner ? `${name}/${inner}` : name;
      bytes.set(folder, (bytes.get(folder) ?? 0) + (code?.length ?? 0));
    }
  return [...bytes].filter(([folder, size]) => folder && size > 0).toSorted(([, a], [, b]) => b - a);
}

/** Bytes of a stylesheet with what it imports. */
export async function measureStyles(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'error',
  });
  return { bytes: outputFiles.reduce((total, { contents }) => total + gzip(contents), 0), laterBytes: 0 };
}

function gzip(contents) {
  return gzipSync(contents, { level: 9 }).length;
}
