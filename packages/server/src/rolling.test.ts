import { PGlite } from '@electric-sql/pglite';
import { demoApiKey } from '@kit/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, createBrowser, publicUrl } from './browser.fixture.ts';
import { codeIn, confirm, frame, signIn } from './attempts/completionCode.fixture.ts';
import { loadPreviousRelease } from './previousRelease.fixture.ts';
import { sha256 } from './request/crypto.ts';
import { describePostgres, newPool } from './stores/describePostgres.fixture.ts';
import { pglite, postgres } from './stores/postgres.ts';
import type { SqlExecutor } from './stores/sqlExecutor.ts';
import { newSqliteFile, openSqlite } from './stores/sqliteFile.fixture.ts';
import { tables } from './stores/sqlSchema.ts';
import { sqlStore } from './stores/sqlStore.ts';
import { ada, completionOf, newAttempt, newCaller, newRequest } from './testing/records.ts';
import { applicationIds, createWorld, readSession, type World } from './world.fixture.ts';

const dropTables = `DROP TABLE IF EXISTS ${tables.join(', ')}`;

const previous = await loadPreviousRelease();

/** Opens one database twice: as the previous release does, and as this one does. */
type Open = () => Promise<{ before: SqlExecutor; now: SqlExecutor }>;

async function openFile(): ReturnType<Open> {
  const file = await newSqliteFile();
  return { before: previous.sqlite(openSqlite(file).sql), now: openSqlite(file).executor };
}

/** An instance of the previous release that has just started, on the emulator of a world. */
async function startPrevious({ anchorUrl, now }: World, executor: SqlExecutor) {
  const store = previous.sqlStore(executor);
  await store.migrate();
  const anchor = { apiKey: demoApiKey, baseUrl: anchorUrl, dangerouslyAllowCustomBaseUrl: true } as const;
  return previous.createConnect({
    anchor: previous.createAnchorClient(anchor),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    hostedUrl: anchorUrl,
    getUser: readSession,
    logger: {},
    store,
    now,
  });
}

/** Reads every row that the kit has of browsers. */
async function rowsOfBrowsers({ query }: SqlExecutor): Promise<string> {
  const rows = await query('SELECT * FROM connect_session');
  return JSON.stringify(rows);
}

const runningOf = (world: World) =>
  world.emulator.sessions().flatMap(({ id, endedAt }) => (endedAt === null ? [id] : []));

const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const shared = { ...linkedin, key: 'chat', keepMs: 60_000 };

/** Each test has its own database. */
function testReleases(open: Open): void {
  /** Both releases on one database, and Ada with an account. */
  async function together() {
    const { before, now } = await open();
    const store = sqlStore(now);
    const world = await createWorld({ connect: { store } });
    const old = await startPrevious(world, before);
    expect((await world.finish(createBrowser(old.handler, 'ada'))).response.status).toBe(200);
    return { world, old, before, now, store };
  }

  test('rolling deployment: both releases serve the same users at the same time', async () => {
    const { world, old, before, store } = await together();
    await store.migrate();
    expect(await world.connections('ada')).toHaveLength(1);
    // The running instance, and one that starts after the new release has changed the tables.
    for (const instance of [old, await startPrevious(world, before)]) {
      for (const { handler } of [instance, world.connect])
        expect((await world.finish(createBrowser(handler, 'bob'))).response.status).toBe(200);
    }
    expect(await old.listConnections({ userId: 'bob' })).toHaveLength(4);
    expect(await world.connect.listConnections({ userId: 'bob' })).toHaveLength(4);
    expect(world.errors).toEqual([]);

    // A sign-in that begins on one release continues on the other.
    for (const [first, second] of [
      [old.handler, world.connect.handler],
      [world.connect.handler, old.handler],
    ] as const) {
      const created = createBrowser(first, 'cyd');
      const { startUrl } = await created.begin();
      const continued = createBrowser(second, 'cyd');
      for (const pair of created.jar) continued.jar.set(...pair);
      expect((await continued.navigate(startUrl)).headers.get('location')).toContain(world.anchorUrl);
    }
  });

  test('rolling deployment: each release reads the attempts, connections and requests that the other wrote', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    await store.migrate();
    const old = previous.sqlStore(before);
    await old.migrate();
    for (const [first, second] of [
      [old, store],
      [store, old],
    ] as const) {
      const attempt = newAttempt();
      await first.createAttempt(attempt);
      // The previous release has no origins.
      const found = await second.findAttempt({ id: attempt.id });
      expect({ origin: null, appOrigin: null, ...found }).toEqual(attempt);
      const request = newRequest({ application: attempt.application });
      const caller = newCaller(request.id);
      await first.openRequest(request, caller);
      expect(await second.findRequest({ callerId: caller.id })).toEqual({ request, caller });
      const completion = completionOf(attempt.id);
      expect(await second.completeAttempt(completion)).toMatchObject({
        result: 'connected',
        requests: [{ id: request.id, outcome: 'connected' }],
      });
      expect(await first.findAttempt({ id: attempt.id })).toMatchObject({ outcome: 'connected' });
      expect(await first.updateAttempt(attempt.id, { outcome: 'failed' }, { outcome: null })).toBe(false);
      const ofAda = await first.findConnections({ owner: ada });
      expect(ofAda.map(({ id }) => id)).toContain(completion.connectionId);
    }
  });

  test('rolling deployment: this release ends and shows the browsers of the previous one', async () => {
    const { world, old, now, store } = await together();
    const ended = await old.createSession(linkedin);
    await ended.end();
    world.advance(1_000);
    const before = await old.createSession(linkedin);
    await store.migrate();
    world.advance(1_000);
    // The previous release encrypts the addresses of a browser that has a key.
    const after = await old.withSession(shared, (session) => session);
    const view = await world.browser('ada').call('POST', `/sessions/${after.id}/view`);
    expect(await view.json()).toEqual({ url: after.liveViewUrl });
    const named = { anchorHash: await sha256(before.anchorId), anchorId: before.anchorId };
    expect(await store.findSessions(named)).toMatchObject([{ id: before.id }]);

    const [connection] = await world.connections('ada');
    const path = `/connections/${connection?.id}/sessions`;
    const { sessions } = await bodyOf(await world.browser('ada').call('GET', path));
    expect(sessions).toMatchObject([{ status: 'running' }, { status: 'running' }, { status: 'ended' }]);
    for (const { id } of [before, after])
      expect((await world.browser('ada').call('POST', `/sessions/${id}/stop`)).status).toBe(200);
    expect(runningOf(world)).toEqual([]);
    const rows = await rowsOfBrowsers(now);
    for (const { anchorId } of [ended, before, after]) expect(rows).not.toContain(anchorId);
    expect(await store.findSessions(named)).toMatchObject([{ id: before.id, endReason: 'stopped' }]);
    expect(world.errors).toEqual([]);
  });

  test('rolling deployment: the previous release shares the browsers of this one, and leaves their end to it', async () => {
    const { world, old, now, store } = await together();
    await store.migrate();
    const first = await world.connect.withSession(shared, ({ id, anchorId }) => ({ id, anchorId }));
    expect(await old.withSession(shared, ({ id, anchorId }) => ({ id, anchorId }))).toEqual(first);
    expect(await rowsOfBrowsers(now)).not.toContain(first.anchorId);

    expect(await old.endSession({ userId: 'ada', key: 'chat' })).toBe(false);
    expect(runningOf(world)).toEqual([first.anchorId]);
    const row = { owner: ada, id: first.id };
    expect(await store.findSessions(row)).toMatchObject([{ endReason: 'stopped', endedAt: null }]);
    await old.reconcile({ unowned: 'ignore' });
    expect(await store.findSessions(row)).toMatchObject([{ endReason: 'stopped', endedAt: null }]);
    world.advance(60_000);
    expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 1 });
    expect(runningOf(world)).toEqual([]);
  });

  test('rolling deployment: the previous release refuses sign-ins with a completion code, and leaves them as they are', async () => {
    const { world, old, store } = await together();
    await store.migrate();
    const app = world.browser('ada');
    const { startUrl, attemptId, ...created } = await app.begin(frame);
    const atOld = createBrowser(old.handler, 'ada');
    expect((await atOld.call('POST', '/attempts', frame)).status).toBe(400);
    expect((await createBrowser(old.handler).navigate(startUrl)).status).toBe(500);
    expect((await atOld.call('GET', `/attempts/${attemptId}`)).status).toBe(500);
    const { callbackUrl } = await signIn(world, world.browser(), startUrl);
    expect((await createBrowser(old.handler).navigate(callbackUrl)).status).toBe(500);
    expect(await old.reconcile({ unowned: 'ignore' })).toMatchObject({ failed: [] });
    expect((await world.finish(atOld)).response.status).toBe(200);

    const completionCode = await codeIn(await world.browser().navigate(callbackUrl));
    expect((await confirm(app, attemptId, { ...created, completionCode })).status).toBe(200);
    expect(await old.listConnections({ userId: 'ada' })).toHaveLength(3);
    await createBrowser(world.connect.handler, 'ada').begin(frame);
    expect(await old.disconnectAll({ userId: 'ada' })).toMatchObject({ left: [] });
    expect(world.errors).toEqual([]);
  });

  test('rollback: the previous release starts on the tables of this one and reads its rows', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    await store.migrate();
    const world = await createWorld({ connect: { store } });
    expect((await world.finish(world.browser('ada'))).response.status).toBe(200);

    const old = await startPrevious(world, before);
    const [connection] = await old.listConnections({ userId: 'ada' });
    expect(connection).toMatchObject({ application: 'linkedin', status: 'connected' });
    const browser = createBrowser(old.handler, 'ada');
    expect((await browser.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
    expect((await world.finish(browser)).response.status).toBe(200);
    expect(await world.connections('ada')).toHaveLength(1);
  });
}

describe('on a SQLite file', () => {
  testReleases(openFile);
});

describe('on PGlite', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
  }, 60_000);
  afterAll(() => database.close());
  testReleases(async () => {
    await database.exec(dropTables);
    return { before: previous.pglite(database), now: pglite(database) };
  });
});

await describePostgres('on PostgreSQL', ({ config }) => {
  const pools = [newPool(config), newPool(config)];
  afterAll(async () => void (await Promise.all(pools.map((pool) => pool.end()))));
  testReleases(async () => {
    const [first, second] = pools;
    if (!first || !second) throw new Error('There are two pools.');
    await first.query(dropTables);
    return { before: previous.postgres(first), now: postgres(second) };
  });
});

describe('the previous release passes its own contract on the tables of this one', () => {
  test.each(previous.storeContract)('$name', async (check) => {
    const run = check.run(async () => {
      const { before, now } = await openFile();
      await sqlStore(now).migrate();
      return previous.sqlStore(before);
    });
    await expect(run).resolves.toBeUndefined();
  });
});
