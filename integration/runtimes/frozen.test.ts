// A function on PostgreSQL that is frozen between two requests, as AWS Lambda does: the process stops, with its timers and connections.
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startDatabase, type Database } from './database.ts';
import { startServer, type Server } from '../shared/startServer.ts';
import { createBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { folder, migrate, startAnchor } from './describeRows.ts';
import { expectError, expectStatus } from './expectations.ts';
import { connectAndDisconnect } from './journeys.ts';
import { signWebhook } from './signWebhook.ts';

describe.skipIf(process.platform === 'win32')('a frozen function', () => {
  const stops: (() => unknown)[] = [];
  let anchor: Awaited<ReturnType<typeof startAnchor>>;
  let database: Database;
  let server: Server;
  let missing = '';

  beforeAll(async () => {
    const started = await startDatabase('frozen');
    if (typeof started === 'string') {
      missing = started;
      return;
    }
    database = started;
    stops.push(database.stop);
    await migrate(database.url);
    await database.admin.query('CREATE TABLE received (name TEXT NOT NULL)');
    anchor = await startAnchor();
    stops.push(anchor.close);
    const env = {
      ...anchor.env,
      DATABASE_URL: database.url,
      FUNCTION: '../servers/variants/lambdaPostgres.ts',
    };
    const command = ['node', '--import', 'tsx', 'lambda/gateway.ts'];
    server = await startServer({ name: 'frozen', command }, env, folder);
    stops.push(server.stop);
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  const connections = () => createBrowser(server.port, 'ada').get('/connections');
  const received = async () => {
    const { rows } = await database.admin.query('SELECT name FROM received ORDER BY name');
    return rows.map(({ name }) => name);
  };
  /** How many events the kit will not pass on again. */
  const handled = async () => {
    const { rows } = await database.admin.query("SELECT id FROM connect_key WHERE id LIKE 'event %'");
    return rows.length;
  };
  const deliver = async (type: string) => {
    const body = JSON.stringify({ id: `evt_${type}`, type });
    const headers = signWebhook(anchor.env.WEBHOOK_SECRET ?? '', body);
    const target = '/api/connect/webhooks/anchor';
    return createBrowser(server.port, '').ask({ method: 'POST', target, headers, body: [body] });
  };
  const requireDatabase = (skip: (reason: string) => void) => {
    if (missing) skip(missing);
  };

  test('continues with its open connection', async ({ skip }) => {
    requireDatabase(skip);
    await connectAndDisconnect(createBrowser(server.port, 'ada'), anchor.url);
    await connectAndDisconnect(createBrowser(server.port, 'ada'), anchor.url);
    assert.ok(server.isAlive());
  });

  test('notices that the database has ended its connection', async ({ skip }) => {
    requireDatabase(skip);
    expectStatus(await connections(), 200);
    await database.admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'frozen'",
    );
    // The request can be read before the end of the connection.
    expectStatus(await connections(), 200, 503);
    expectStatus(await connections(), 200);
    assert.ok(server.isAlive());
  });

  test('replaces a connection that the network has forgotten', async ({ skip }) => {
    requireDatabase(skip);
    expectStatus(await connections(), 200);
    database.proxy.silence();
    database.proxy.resume();
    const late = await connections();
    expectError(late, 503, 'store_unavailable');
    assert.equal(late.headers['retry-after'], '5');
    expectStatus(await connections(), 200);
  });

  test('loses no work of a listener that ends with the response, and does later work once', async ({
    skip,
  }) => {
    requireDatabase(skip);
    expectStatus(await deliver('quick'), 204);
    assert.deepEqual(await received(), ['quick']);
    expectStatus(await deliver('slow'), 500);
    assert.deepEqual(await received(), ['quick'], 'it is frozen before the end of the work');
    // Each request lets the function run for a moment.
    await eventually(async () => {
      expectStatus(await connections(), 200);
      assert.equal(await handled(), 2);
    });
    assert.deepEqual(await received(), ['quick', 'slow']);
    expectStatus(await deliver('slow'), 204);
    assert.deepEqual(await received(), ['quick', 'slow'], 'the repeated event is not passed on again');
  });
});
