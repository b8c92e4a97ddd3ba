// A kit at module level lives longer than its requests. The runtime stops the code of a request that is cancelled or finished.
import assert from 'node:assert/strict';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startSilentProxy, type SilentProxy } from '../../packages/server/src/stores/silentProxy.fixture.ts';
import { createBrowser, origin } from './browser.ts';
import { startAnchor } from './describeRows.ts';
import { eventually } from './eventually.ts';
import { expectStatus, field } from './expectations.ts';
import { connectAndDisconnect } from './journeys.ts';
import { signWebhook } from './signWebhook.ts';
import { createTables, startWorker } from './startWorker.ts';

/** More than the places for calls that users wait for. */
const leaving = 40;

describe('a worker at module level', () => {
  let anchor: Awaited<ReturnType<typeof startAnchor>>;
  let proxy: SilentProxy;
  let worker: Miniflare;
  let anchorUrl: string;
  let port: number;

  beforeAll(async () => {
    anchor = await startAnchor();
    proxy = await startSilentProxy({ host: '127.0.0.1', port: Number(new URL(anchor.url).port) });
    anchorUrl = `http://127.0.0.1:${proxy.port}`;
    worker = startWorker('servers/variants/workersEvents.ts', { ...anchor.env, ANCHOR_URL: anchorUrl });
    await createTables(worker);
    port = Number((await worker.ready).port);
  });
  afterAll(async () => {
    await worker.dispose();
    proxy.stop();
    await anchor.close();
  });

  test('work of a listener ends with the response, unless it is passed to waitUntil', async () => {
    const database = await worker.getD1Database('DB');
    await database.exec('CREATE TABLE received (name TEXT NOT NULL)');
    for (const [type, status] of [
      ['dropped', 500],
      ['kept', 204],
    ] as const) {
      const body = JSON.stringify({ type });
      const headers = signWebhook(anchor.env.WEBHOOK_SECRET ?? '', body);
      const answer = await createBrowser(port, '').ask({
        method: 'POST',
        target: '/api/connect/webhooks/anchor',
        headers,
        body: [body],
      });
      expectStatus(answer, status);
    }
    // The dropped work would have ended first.
    await eventually(async () => {
      const { results } = await database.prepare('SELECT name FROM received').all();
      assert.deepEqual(results, [{ name: 'kept' }]);
    });
  });

  // oxlint-disable-next-line vitest/expect-expect -- a helper asserts
  test('requests that are cancelled during a call to Anchor leave no call behind', async () => {
    const users = await Promise.all(
      Array.from({ length: leaving }, async (_, index) => {
        const browser = createBrowser(port, `leaving-${index}`);
        return {
          browser,
          startUrl: field(await browser.post('/attempts', { application: 'linkedin' }), 'startUrl'),
        };
      }),
    );
    proxy.silence();
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'x-cancel-after': '500' };
    const answers = users.map(({ browser, startUrl }) =>
      browser.ask({ target: startUrl.slice(origin.length), headers }),
    );
    for (const answer of await Promise.all(answers)) expectStatus(answer, 499);
    proxy.resume();
    // A call gives its place back after its time limit, although its own timer never fires.
    let tries = 0;
    await eventually(() => connectAndDisconnect(createBrowser(port, `late-${tries++}`), anchorUrl));
  });
});

test('the cron trigger of the documented worker runs the upkeep', async () => {
  const { env, close } = await startAnchor();
  const worker = startWorker('servers/workersD1.ts', env);
  try {
    await createTables(worker);
    const browser = createBrowser(Number((await worker.ready).port), 'ada');
    expectStatus(await browser.post('/attempts', { application: 'linkedin' }), 201);
    const database = await worker.getD1Database('DB');
    const attempts = () => database.prepare('SELECT id FROM connect_attempt').all();
    await database.prepare('UPDATE connect_attempt SET expires_at = 1').run();
    assert.equal((await attempts()).results.length, 1);
    const response = await worker.dispatchFetch('http://worker/cdn-cgi/handler/scheduled');
    assert.equal(await response.text(), 'ok');
    assert.deepEqual((await attempts()).results, []);
  } finally {
    await worker.dispose();
    await close();
  }
});
