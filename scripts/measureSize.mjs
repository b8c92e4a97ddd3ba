// What a page loads: bundles with esbuild, leaves the peers out, minifies, gzips with level 9.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes of a module and of everything it imports, but for `external`. What it imports later is counted by itself. */
export async function measureModule(contents, { resolveDir, external }) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir, sourcefile: 'entry.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    metafile: true,
    write: false,
    outdir: 'out',
    logLevel: 'error',
  });
  const sizes = new Map(outputFiles.map(({ path, contents: code }) => [path.split('/').at(-1), gzip(code)]));
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => [path.split('/').at(-1), output]);
  const entry = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith('entry.js'))?.[0];
  const first = new Set();
  const add = (name) => {
    if (first.has(name)) return;
    first.add(name);
    const output = outputs.find(([candidate]) => candidate === name)?.[1];
    for (const { path, kind } of output?.imports ?? [])
      if (kind === 'import-statement' && sizes.has(path.split('/').at(-1))) add(path.split('/').at(-1));
  };
  add(entry);
  const sum = (names) => names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
  return {
    bytes: sum([...first]),
    laterBytes: sum([...sizes.keys()].filter((name) => !first.has(name))),
    folders: foldersOf(outputs),
  };
}

/** Minified bytes by the folder they come from, the heaviest first. */
function foldersOf(outputs) {
  const bytes = new Map();
  for (const [, { inputs }] of outputs)
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [, name, inner] = /packages\/(\w+)\/src\/(?:(\w+)\/)?/.exec(path) ?? [];
      const folder = inner ? `${name}/${inner}` : name;
      bytes.set(folder, (bytes.get(folder) ?? 0) + bytesInOutput);
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
