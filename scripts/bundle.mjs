// Bundles the modules of a package into few files: `node ../../scripts/bundle.mjs`, in the folder of the package.
import { readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build } from 'rolldown';

const { exports, bin = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
const src = resolve('src');
const nameOf = (module) => relative(src, module).replaceAll('\\', '/').replace(/\.ts$/, '');

const sources = Object.values(exports).filter((path) => path.endsWith('.ts'));
// Programs, and what a bundler for browsers finds in place of a package for servers.
if (Object.keys(bin).length > 0) sources.push('./src/cli.ts');
for (const extra of process.argv.slice(2)) sources.push(extra);
const entries = sources.map((path) => resolve(path));
const [main] = entries;

/** Modules that the main entry loads at startup. All others wait until they are imported. */
const atStartup = new Set();

/** Modules that several parts import later share one file for each folder. A part itself keeps its own. */
const folderOf = (module, context) =>
  context.getModuleInfo(module)?.dynamicImporters.length > 0 || entries.includes(module)
    ? null
    : nameOf(module).split('/')[0];

rmSync('dist', { recursive: true, force: true });
await build({
  input: Object.fromEntries(entries.map((module) => [nameOf(module), module])),
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  external: /^node:/, // the protocol goes into the bundle, because Node reads each file separately
  plugins: [
    {
      name: 'find-modules-at-startup',
      buildEnd() {
        const visit = (id) => {
          if (atStartup.has(id)) return;
          atStartup.add(id);
          for (const next of this.getModuleInfo(id)?.importedIds ?? []) visit(next);
        };
        visit(main);
      },
    },
  ],
  output: {
    dir: 'dist',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'startup', test: (id) => id !== main && atStartup.has(id), priority: 1 },
        { name: folderOf, debugName: 'folder', minShareCount: 2 },
      ],
    },
  },
});
