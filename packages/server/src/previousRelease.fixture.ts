import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import type { createAnchorClient } from './anchor/createAnchorClient.ts';
import type { ConnectOptions } from './options/ConnectOptions.ts';
import type { Connect } from './createConnect.ts';
import type { pglite, postgres, SqlExecutor, sqlite } from './stores/sql.ts';
import type { Owner } from './stores/store.ts';

/** What the tests use of the store of the previous release. */
interface PreviousStore {
  migrate(): Promise<void>;
  createAttempt(attempt: object): Promise<unknown>;
  findAttempt(id: string): Promise<object | undefined>;
  startAttempt(id: string, stateHash: string, now: number): Promise<boolean>;
  endAttempt(id: string, status: string, code: string): Promise<boolean>;
  completeAttempt(completion: object): Promise<{ result: string }>;
  listConnections(owner: Owner): Promise<object[]>;
  setDue(identityId: string, dueAt: number, pendingChecks: number): Promise<void>;
  markDeleting(owner: Owner, id: string, dueAt: number): Promise<object | undefined>;
}

/** What the tests use of the previous release. The other types are those of this one. */
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
 * `@kit/protocol` and `@kit/server`, in a `node_modules` folder and without maps and declarations. Replace it after each
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
