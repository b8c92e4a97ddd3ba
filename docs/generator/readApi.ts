import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Converter,
  DeclarationReflection,
  ReferenceReflection,
  ReflectionKind,
  type Context,
} from 'typedoc';
import type ts from 'typescript';
import { readUnion, type Union } from './readUnion.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The packages. Types are named as the first one that exports them names them. */
export const packageNames = ['protocol', 'react', 'server', 'emulator'] as const;
export type PackageName = (typeof packageNames)[number];

/** An export under its exported name, which can differ from the name of its declaration. */
export interface NamedExport {
  name: string;
  declaration: DeclarationReflection;
}

/** A module that an app imports, such as `@kit/server/node`. */
export interface EntryPoint {
  specifier: string;
  exports: NamedExport[];
}

export interface Api {
  entryPoints: Record<PackageName, EntryPoint[]>;
  /** The exported aliases that are unions of string literals or of objects. */
  unions: Map<DeclarationReflection, Union>;
  program: ts.Program;
}

/** Reads the exports of every entry point, with their types and TSDoc. */
export async function readApi(): Promise<Api> {
  const files = packageNames.flatMap((name) => readEntryFiles(name));
  const app = await Application.bootstrap({
    entryPoints: files.map(({ file }) => file),
    tsconfig: writeConfiguration(files.map(({ file }) => file)),
    skipErrorChecking: true,
    // The pages need the folder of a declaration, and no links to the source.
    disableGit: true,
    sourceLinkTemplate: '{path}',
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    sort: ['source-order'],
    validation: false,
    logLevel: 'Error',
  });
  const unions = new Map<DeclarationReflection, Union>();
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context: Context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.TypeAlias)) return;
    const union = readUnion(context.checker, context.getSymbolFromReflection(reflection));
    if (union) unions.set(reflection, union);
  });
  const project = await app.convert();
  const [first] = app.getEntryPoints() ?? [];
  if (!project?.children || !first) throw new Error('TypeDoc could not read the packages.');

  const modules = project.children;
  const readPackage = (name: PackageName): EntryPoint[] =>
    files
      .filter((entry) => entry.package === name)
      .map(({ specifier, moduleName }) => {
        const module = modules.find((candidate) => candidate.name === moduleName);
        if (!module) throw new Error(`TypeDoc has no module ${moduleName} for ${specifier}.`);
        return { specifier, exports: (module.children ?? []).map(toExport).toSorted(byName) };
      });
  const entryPoints = {
    react: readPackage('react'),
    server: readPackage('server'),
    emulator: readPackage('emulator'),
    protocol: readPackage('protocol'),
  };
  return { entryPoints, unions, program: first.program };
}

/** Writes a configuration for the entry points, without their tests. TypeDoc accepts it as a file only. */
function writeConfiguration(files: string[]): string {
  const folder = `${root}/docs/node_modules/.reference`;
  const compilerOptions = {
    module: 'preserve',
    moduleResolution: 'bundler',
    noEmit: true,
    allowImportingTsExtensions: true,
    declaration: false,
    types: ['node'],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: `${root}/tsconfig.base.json`, files, compilerOptions }),
  );
  return `${folder}/tsconfig.json`;
}

/** The source files of a package's `exports`, without patterns and style sheets. */
function readEntryFiles(name: PackageName) {
  const folder = `packages/${name}`;
  const manifest: { name: string; exports: Record<string, unknown> } = JSON.parse(
    readFileSync(`${root}/${folder}/package.json`, 'utf8'),
  );
  return Object.entries(manifest.exports).flatMap(([path, source]) =>
    typeof source === 'string' && /^[^*]+\.tsx?$/.test(source)
      ? {
          package: name,
          specifier: `${manifest.name}${path.slice(1)}`,
          file: `${root}/${folder}/${source.slice(2)}`,
          moduleName: `${name}/${source.slice(2)}`.replace(/(\/index)?\.tsx?$/, ''),
        }
      : [],
  );
}

function toExport(reflection: DeclarationReflection): NamedExport {
  const { name } = reflection;
  if (!(reflection instanceof ReferenceReflection)) return { name, declaration: reflection };
  const declaration = reflection.getTargetReflectionDeep();
  if (!(declaration instanceof DeclarationReflection)) throw new Error(`${name} has no declaration.`);
  return { name, declaration };
}

const byName = (a: NamedExport, b: NamedExport) => a.name.localeCompare(b.name, 'en');
