import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmulator, demoApiKey, demoApplications } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { postgres, sqlStore } from '@kit/server/stores/sql';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startDatabase } from './database.ts';
import { runToEnd, startServer, type Server } from '../shared/startServer.ts';
import { createBrowser } from './browser.ts';
import { cases, type CaseName } from './cases.ts';
import type { Row } from './Row.ts';
import { rows } from './rows.ts';
import { startProxy } from './startProxy.ts';

export const folder = fileURLToPath(new URL('.', import.meta.url));
const webhookSecret = 'whsec_runtimes';
const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const names = Object.keys(cases).filter(isCase);

/** Starts Anchor's emulator, and returns the environment variables that servers need to reach it. */
export async function startAnchor() {
  const { url, close } = await listen(createEmulator(), { port: 0 });
  const env: Record<string, string> = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ANCHOR_URL: url,
    ANCHORBROWSER_API_KEY: demoApiKey,
    LINKEDIN_APP_ID: demoApplications[0]?.id ?? '',
    WEBHOOK_SECRET: webhookSecret,
  };
  return { url, env, close };
}

/** Describes every case in the rows whose name begins with the text. */
export function describeRows(beginning: string): void {
  for (const row of rows.filter(({ name }) => name.startsWith(beginning)))
    describe.skipIf(row.missing)(`${row.name}${row.missing ? `: ${row.missing}` : ''}`, () => {
      describeRow(row);
    });
}

function describeRow(row: Row): void {
  let anchor: Awaited<ReturnType<typeof startAnchor>>;
  let server: Server;
  let port: number;
  let missing = '';
  const stops: (() => unknown)[] = [];

  beforeAll(async () => {
    anchor = await startAnchor();
    stops.push(anchor.close);
    const env = { ...anchor.env };
    if (row.hasDatabase) {
      const database = await startDatabase(row.name);
      if (typeof database === 'string') {
        missing = database;
        return;
      }
      stops.push(database.stop);
      await migrate(database.url);
      env.DATABASE_URL = database.url;
    }
    const cwd = join(folder, row.folder ?? '');
    if (row.prepare) await runToEnd(row.prepare, { ...env, ...row.env }, cwd);
    server = await startServer(row, env, cwd);
    stops.push(server.stop);
    const proxy = row.isProxied ? await startProxy(server.port) : undefined;
    if (proxy) stops.push(proxy.stop);
    port = proxy?.port ?? server.port;
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  for (const name of names.filter((one) => !row.without?.[one]))
    test(`${name}: ${cases[name].title}`, async ({ skip }) => {
      if (missing) skip(missing);
      const browser = createBrowser(port, `user-of-${name}`, row.base);
      try {
        await cases[name].run({ row, port, browser, anchorUrl: anchor.url, webhookSecret });
        assert.ok(server.isAlive(), 'The server has ended.');
      } catch (error) {
        throw new Error(`${String(error)}\n${server.log().slice(-1_000)}`, { cause: error });
      }
    });
}

/** Creates the tables. */
export async function migrate(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  await sqlStore(postgres(pool)).migrate();
  await pool.end();
}
