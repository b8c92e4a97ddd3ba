// Runs the pool and the upkeep from the documentation in a separate process, while PostgreSQL is killed, and while PostgreSQL
// and Anchor do not respond.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startSilentProxy, type SilentProxy } from '../../packages/server/src/stores/silentProxy.fixture.ts';
import { createBrowser } from './browser.ts';
import { startDatabase } from './database.ts';
import { findNodes } from '../shared/nodes.ts';
import { startServer, type Server } from '../shared/startServer.ts';
import { eventually } from './eventually.ts';
import { expectError, expectStatus, field } from './expectations.ts';
import { connectAndDisconnect } from './journeys.ts';
import { folder, startAnchor } from './describeRows.ts';

/** Maximum response time during an outage, in milliseconds. The store's limit is 5 seconds. */
const answerWithinMs = 8_000;

interface Scene {
  server: Server;
  database: SilentProxy;
  anchor: SilentProxy;
  /** Ends the app's connections in the server, as a restart does. */
  kill: () => Promise<void>;
  hostedUrl: string;
}

/** Outages that the process must survive. */
const outages: Record<string, (scene: Scene) => Promise<void>> = {
  'a killed PostgreSQL': async ({ server, database, kill, hostedUrl }) => {
    await kill();
    database.refuse();
    await eventually(async () => assert.match(server.log(), /upkeep\.failed/));
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

describe.each(findNodes())('node $version', ({ version, path, missing }) => {
  const row = `node ${version}, outages`;
  const stops: (() => unknown)[] = [];
  let scene: Scene;
  let reason = missing ?? '';

  beforeAll(async () => {
    if (reason) return;
    writeDocumentedCode();
    const database = await startDatabase('outages');
    if (typeof database === 'string') {
      reason = database;
      return;
    }
    stops.push(database.stop);
    const emulator = await startAnchor();
    stops.push(emulator.close);
    const anchor = await startSilentProxy({ host: '127.0.0.1', port: Number(new URL(emulator.url).port) });
    stops.push(() => anchor.stop());
    const env = {
      ...emulator.env,
      DATABASE_URL: database.url,
      ANCHOR_URL: `http://127.0.0.1:${anchor.port}`,
      HOSTED_URL: emulator.url,
    };
    const command = [path, '--expose-gc', '--import', 'tsx', 'servers/variants/outages.ts'];
    const server = await startServer({ name: row, command }, env, folder);
    stops.push(server.stop);
    const kill = async () => {
      const { rows } = await database.admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outages'",
      );
      assert.ok(rows.length > 0, 'The app has no connection');
    };
    scene = { server, database: database.proxy, anchor, kill, hostedUrl: emulator.url };
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  for (const [name, run] of Object.entries(outages))
    test(`survives ${name}`, async ({ skip }) => {
      if (reason) skip(reason);
      try {
        await run(scene);
        assert.ok(scene.server.isAlive(), 'The process has ended');
      } catch (error) {
        throw new Error(`${String(error)}\n${scene.server.log().slice(-3_000)}`, { cause: error });
      } finally {
        scene.database.resume();
        scene.anchor.resume();
      }
    });
});

/** Expects 503 in time, with `Retry-After`. */
async function expectUnavailable(server: Server): Promise<void> {
  const begin = Date.now();
  const answer = await createBrowser(server.port, 'ada').get('/connections');
  expectError(answer, 503, 'store_unavailable');
  assert.equal(answer.headers['retry-after'], '5');
  assert.ok(Date.now() - begin < answerWithinMs, `It took ${Date.now() - begin} ms`);
}

/** Writes the code blocks of the README, with an upkeep that runs every second. */
function writeDocumentedCode(): void {
  const page = readFileSync(join(folder, '../../packages/server/README.md'), 'utf8');
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
