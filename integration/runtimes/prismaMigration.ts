// Prints the migration that `prisma migrate` would write. Its command line downloads a program for this; the same engine in WebAssembly
// needs none. It supports PostgreSQL and SQLite.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);
const file = require
  .resolve('@prisma/schema-engine-wasm')
  .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm');

let loaded: Promise<void> | undefined;

/** Loads the engine once: its code keeps views of the memory. */
async function load(): Promise<void> {
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', {
    set_message: (text: string) => console.error(text),
  });
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': glue });
  const { __wbindgen_start: start } = instance.exports;
  // oxlint-disable-next-line no-underscore-dangle -- the name is generated
  Reflect.apply(glue.__wbg_set_wasm, undefined, [instance.exports]);
  if (typeof start === 'function') start();
}

/** Returns the SQL that creates the tables of a Prisma schema. */
export async function prismaMigration(
  content: string,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<string> {
  await (loaded ??= load());
  const path = 'schema.prisma';
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[path, content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path, content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
