import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import type { createAnchorClient } from './anchor/createAnchorClient.ts';
import type { createConnect } from './createConnect.ts';
import type { pglite, postgres, sqlite, sqlStore } from './stores/sql.ts';
import type { StoreCheck } from './testing/check.ts';

/** What is used of the previous release. The types are those of this one. */
interface PreviousRelease {
  createConnect: typeof createConnect;
  createAnchorClient: typeof createAnchorClient;
  pglite: typeof pglite;
  postgres: typeof postgres;
  sqlite: typeof sqlite;
  sqlStore: typeof sqlStore;
  storeContract: readonly StoreCheck[];
}

/**
 * Loads the packed packages of the previous release. `previousRelease.fixture.tgz` holds what `pnpm pack` made of
 * `@kit/protocol` and `@kit/server`, in a `node_modules` folder and without maps and declarations. Replace it after each
 * release, so that two releases that follow each other always work side by side.
 */
export async function loadPreviousRelease(): Promise<PreviousRelease> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-previous-'));
  const archive = fileURLToPath(new URL('previousRelease.fixture.tgz', import.meta.url));
  await promisify(execFile)('tar', ['-xzf', archive, '-C', folder]);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const load = (file: string) =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, 'node_modules/@kit/server/dist', file)).href);
  return {
    ...(await load('index.js')),
    ...(await load('anchor.js')),
    ...(await load('stores/sql.js')),
    ...(await load('testing.js')),
  };
}
