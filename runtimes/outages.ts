// The pool and the upkeep that the documentation tells people to write, in a process of their own, while PostgreSQL is killed
// and while PostgreSQL and Anchor are silent.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSilentProxy, type SilentProxy } from '../packages/server/src/stores/silentProxy.fixture.ts';
import { createBrowser } from './browser.ts';
import { startDatabase, type Database } from './database.ts';
import { expectError, expectStatus, field } from './expectations.ts';
import { connectAndDisconnect } from './journeys.ts';
import { findNodes } from './nodes.ts';
import type { Outcome } from './report.ts';
import { startServer, type Server } from './startServer.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Milliseconds in which a route answers during an outage: the store has 5 seconds. */
const patience = 8_000;

/** Milliseconds in which everything works again after an outage. A start may need a second try of 8 seconds. */
const recovery = 15_000;

interface Scene {
  server: Server;
  database: SilentProxy;
  anchor: SilentProxy;
  /** Ends the app's connections in the server, as a restart does. */
  kill: () => Promise<void>;
  hostedUrl: string;
}

/** What the process has to survive. */
const outages: Record<string, (scene: Scene) => Promise<void>> = {
  'a killed PostgreSQL': async ({ server, database, kill, hostedUrl }) => {
    await kill();
    database.refuse();
    await wait(1_000); // upkeep runs meanwhile
    await expectUnavailable(server);
    database.resume();
    await eventually(() => connectAndDisconnect(createBrowser(server.port, 'killed'), hostedUrl));
  },

  'a silent PostgreSQL': async ({ server, database, hostedUrl }) => {
    database.silence();
    await Promise.all(Array.from({ length: 20 }, () => expectUnavailable(server)));
    await expectUnavailable(server);
    database.resume();
    await eventually(() => connectAndDisconnect(createBrowser(server.port, 'silent'), hostedUrl));
  },

  'a silent Anchor': async ({ server, anchor, hostedUrl }) => {
    const starts = Array.from({ length: 40 }, async (_, index) => {
      const browser = createBrowser(server.port, `user-${index}`);
      const created = await browser.post('/attempts', { application: 'linkedin' });
      return { browser, startUrl: field(created, 'startUrl') };
    });
    const ready = await Promise.all(starts);
    anchor.silence();
    const answers = ready.map(({ browser, startUrl }) => browser.navigate(startUrl));
    for (const answer of await Promise.all(answers)) expectStatus(answer, 503);
    anchor.resume();
    await eventually(() => connectAndDisconnect(createBrowser(server.port, 'late'), hostedUrl));
  },
};

/** Runs all outages on each Node version at the same time. */
export async function runOutages(env: Record<string, string>, emulatorUrl: string): Promise<Outcome[]> {
  writeDocumentedCode();
  const perVersion = await Promise.all(
    findNodes().map(async ({ version, path: node, missing }): Promise<Outcome[]> => {
      const row = `node ${version}, outages`;
      const failAll = (result: Outcome['result'], text: string) =>
        Object.keys(outages).map((name) => ({ row, name, result, text }));
      if (missing) return failAll('not applicable', missing);
      const database = await startDatabase('outages');
      if (typeof database === 'string') return failAll('not applicable', database);
      try {
        return await runOn({ row, node }, database, env, emulatorUrl);
      } catch (error) {
        return failAll('failed', String(error));
      } finally {
        await database.stop();
      }
    }),
  );
  return perVersion.flat();
}

async function runOn(
  { row, node }: { row: string; node: string },
  { url, proxy: database, admin }: Database,
  env: Record<string, string>,
  emulatorUrl: string,
): Promise<Outcome[]> {
  const anchor = await startSilentProxy({ host: '127.0.0.1', port: Number(new URL(emulatorUrl).port) });
  const command = [node, '--expose-gc', '--import', 'tsx', 'servers/variants/outages.ts'];
  const server = await startServer(
    { name: row, command },
    {
      ...env,
      DATABASE_URL: url,
      ANCHOR_URL: `http://127.0.0.1:${anchor.port}`,
      HOSTED_URL: emulatorUrl,
    },
  );
  const kill = async () => {
    const { rows } = await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outages'",
    );
    assert.ok(rows.length > 0, 'The app has no connection');
  };
  const outcomes: Outcome[] = [];
  try {
    for (const [outage, run] of Object.entries(outages)) {
      try {
        await run({ server, database, anchor, kill, hostedUrl: emulatorUrl });
        assert.ok(server.isAlive(), 'The process has ended');
        outcomes.push({ row, name: outage, result: 'passed', text: '' });
      } catch (error) {
        outcomes.push({
          row,
          name: outage,
          result: 'failed',
          text: `${String(error)}\n${server.log().slice(-3_000)}`,
        });
      } finally {
        database.resume();
        anchor.resume();
      }
    }
  } finally {
    await server.stop();
    anchor.stop();
  }
  return outcomes;
}

/** A route answers 503 in time, and says when to come back. */
async function expectUnavailable(server: Server): Promise<void> {
  const begin = Date.now();
  const answer = await createBrowser(server.port, 'ada').get('/connections');
  expectError(answer, 503, 'store_unavailable');
  assert.equal(answer.headers['retry-after'], '5');
  assert.ok(Date.now() - begin < patience, `It took ${Date.now() - begin} ms`);
}

/** Repeats what fails until it works, for as long as a user would wait. */
async function eventually(work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + recovery;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

/** The blocks of the README, with an upkeep that runs often. */
function writeDocumentedCode(): void {
  const page = readFileSync(join(folder, '../packages/server/README.md'), 'utf8');
  const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  const find = (part: string) => {
    const found = blocks.filter((code) => code.includes(part));
    assert.equal(found.length, 1, `${found.length} blocks of the README have ${part}`);
    return found[0] ?? '';
  };
  const often = find('connect.reconcile(').replace(/5 \* 60_000/, '1_000');
  assert.match(often, /setInterval\(.*1_000/s);
  mkdirSync(join(folder, '.outages'), { recursive: true });
  writeFileSync(join(folder, '.outages/store.ts'), find('new Pool('));
  writeFileSync(join(folder, '.outages/upkeep.ts'), often);
}
