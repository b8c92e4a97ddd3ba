import { PGlite } from '@electric-sql/pglite';
import { demoApiKey } from '@kit/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, createBrowser, publicUrl } from './browser.fixture.ts';
import { loadPreviousRelease } from './previousRelease.fixture.ts';
import { describePostgres, newPool } from './stores/describePostgres.fixture.ts';
import { pglite, postgres } from './stores/postgres.ts';
import type { SqlExecutor } from './stores/sqlExecutor.ts';
import { newSqliteFile, openSqlite } from './stores/sqliteFile.fixture.ts';
import { tables } from './stores/sqlSchema.ts';
import { sqlStore } from './stores/sqlStore.ts';
import {
  ada,
  completionOf,
  endAttempt,
  holderOf,
  newAttempt,
  newCaller,
  newRequest,
  t0,
} from './testing/records.ts';
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
    store,
    now,
  });
}

/** An open attempt as the previous release writes it. */
function previousAttempt() {
  const { outcome: _outcome, verifications, ...attempt } = newAttempt();
  return { ...attempt, status: 'pending', rounds: verifications };
}

/** Each test has its own database. */
function testReleases(open: Open): void {
  test('rolling deployment: both releases serve the same users at the same time', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    const world = await createWorld({ connect: { store } });
    const old = await startPrevious(world, before);
    const onOld = createBrowser(old.handler, 'ada');
    expect((await world.finish(onOld)).response.status).toBe(200);

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

    // The cookie has a new name, so no sign-in continues on the other release.
    for (const [first, second] of [
      [old.handler, world.connect.handler],
      [world.connect.handler, old.handler],
    ] as const) {
      const created = createBrowser(first, 'cyd');
      const { startUrl } = await created.begin();
      const continued = createBrowser(second, 'cyd');
      for (const pair of created.jar) continued.jar.set(...pair);
      expect(await codeOf(await continued.navigate(startUrl))).toBe('wrong_browser');
    }
  });

  test('rolling deployment: each release reads the attempts and connections that the other wrote', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    await store.migrate();
    const old = previous.sqlStore(before);
    await old.migrate();
    const outcomeOf = async (id: string) => (await store.findAttempt({ id }))?.outcome;
    const statusOf = async (id: string) => await old.findAttempt(id);

    // Created and started by the previous release, completed by this one.
    const first = previousAttempt();
    await old.createAttempt(first);
    expect(await old.startAttempt(first.id, 'state', t0)).toBe(true);
    expect(await store.findAttempt({ stateHash: 'state' })).toMatchObject({ outcome: null, startedAt: t0 });
    const completion = completionOf(first.id);
    expect(await store.completeAttempt(completion)).toMatchObject({ result: 'connected' });
    expect(await statusOf(first.id)).toMatchObject({ status: 'completed' });
    expect(await old.endAttempt(first.id, 'failed', 'internal')).toBe(false);
    expect(await old.listConnections(ada)).toMatchObject([{ id: completion.connectionId, label: '' }]);

    // Created by this release, completed by the previous one.
    const second = newAttempt();
    await store.createAttempt(second);
    expect(await statusOf(second.id)).toMatchObject({ status: 'pending', rounds: 0 });
    expect(await old.completeAttempt(completionOf(second.id))).toMatchObject({ result: 'completed' });
    expect(await outcomeOf(second.id)).toBe('connected');
    expect(await endAttempt(store, second.id, 'failed', 'internal')).toBe(false);
    expect(await store.findConnections({ owner: ada })).toHaveLength(2);

    // Ended by one release, closed for the other.
    for (const end of [
      (id: string) => old.endAttempt(id, 'cancelled', 'attempt_cancelled'),
      (id: string) => endAttempt(store, id, 'cancelled', 'attempt_cancelled'),
    ]) {
      const { id } = newAttempt();
      await store.createAttempt(newAttempt({ id }));
      expect(await end(id)).toBe(true);
      expect([await outcomeOf(id), await statusOf(id)]).toMatchObject(['cancelled', { status: 'cancelled' }]);
      expect(await store.completeAttempt(completionOf(id))).toEqual({ result: 'closed' });
      expect(await old.completeAttempt(completionOf(id))).toEqual({ result: 'settled' });
    }

    // The queue of `reconcile`: what the previous release makes due is due in this one.
    const { connectionId, identityId } = completion;
    await old.setDue(identityId, t0 + 77, 3);
    expect(await holderOf(store, identityId)).toMatchObject({ nextCheckAt: t0 + 77, pendingChecks: 3 });
    await old.markDeleting(ada, connectionId, t0 - 5);
    const due = { now: t0, until: t0 + 1, limit: 9 };
    const deleting = (await store.takeDueConnections(due)).filter((row) => row.deleting);
    expect(deleting).toMatchObject([{ id: connectionId, nextCheckAt: due.until }]);
  });

  test('rolling deployment: a request stays open while the previous release connects the account', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    await store.migrate();
    const old = previous.sqlStore(before);
    await old.migrate();
    const request = newRequest();
    const caller = newCaller(request.id);
    await store.openRequest(request, caller);

    const first = previousAttempt();
    await old.createAttempt(first);
    const completion = completionOf(first.id);
    expect(await old.completeAttempt(completion)).toMatchObject({ result: 'completed' });
    expect(await store.findRequest({ callerId: caller.id })).toEqual({ request, caller });
    expect(await store.findConnections({ owner: ada })).toMatchObject([{ id: completion.connectionId }]);

    const second = previousAttempt();
    await old.createAttempt(second);
    expect(await store.completeAttempt(completionOf(second.id))).toMatchObject({
      requests: [{ id: request.id, outcome: 'connected' }],
    });
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
