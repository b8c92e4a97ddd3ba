import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import type { createAnchorClient } from './anchor/createAnchorClient.ts';
import type { ConnectOptions } from './options/ConnectOptions.ts';
import type { Connect } from './Connect.ts';
import type { pglite, postgres, SqlExecutor, sqlite } from './stores/sql.ts';
import type { SqlStore } from './stores/sqlStore.ts';

/** What the tests use of the store of the previous release. */
type PreviousStore = Pick<
  SqlStore,
  | 'migrate'
  | 'createAttempt'
  | 'findAttempt'
  | 'updateAttempt'
  | 'completeAttempt'
  | 'openRequest'
  | 'findRequest'
  | 'findConnections'
>;

/** What the tests use of the previous release. Its types are those of this one, as far as they are equal. */
interface PreviousRelease {
  createConnect: (options: Omit<ConnectOptions, 'store'> & { store: PreviousStore }) => Connect;
  createAnchorClient: typeof createAnchorClient;
  pglite: typeof pglite;
  postgres: typeof postgres;
  sqlite: typeof sqlite;
  sqlStore: (executor: SqlExecutor) => PreviousStore;
  storeContract: readonly { name: string; run(makeStore: () => Promise<PreviousStore>): Promise<void> }[];
}

/**
 * Loads the packed packages of the previous release. `previousRelease.fixture.tgz` holds what `pnpm pack` made of
 * `@kit/protocol` and `@kit/server`, in a `node_modules` folder and without maps, declarations and READMEs. Replace it after each
 * release, so two consecutive releases always work side by side.
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
