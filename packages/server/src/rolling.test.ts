import { PGlite } from '@electric-sql/pglite';
import { demoApiKey } from '@kit/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBrowser, publicUrl } from './browser.fixture.ts';
import { loadPreviousRelease } from './previousRelease.fixture.ts';
import { describePostgres, newPool } from './stores/describePostgres.fixture.ts';
import { pglite, postgres } from './stores/postgres.ts';
import type { SqlExecutor } from './stores/sqlExecutor.ts';
import { newSqliteFile, openSqlite } from './stores/sqliteFile.fixture.ts';
import { tables } from './stores/sqlSchema.ts';
import { sqlStore } from './stores/sqlStore.ts';
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

/** Each test has a database of its own. */
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
      // A load balancer sends every request elsewhere, so each release starts what the other finishes.
      let turn = 0;
      const onBoth = createBrowser(
        (request) => (turn++ % 2 === 0 ? instance : world.connect).handler(request),
        'bob',
      );
      for (let round = 0; round < 2; round++) {
        expect((await world.finish(onBoth)).response.status).toBe(200);
      }
    }
    expect(await old.listConnections({ userId: 'bob' })).toHaveLength(4);
    expect(await world.connect.listConnections({ userId: 'bob' })).toHaveLength(4);
    expect(world.errors).toEqual([]);
  });

  test('roll-back: the previous release starts on the tables of this one, and finds what it wrote', async () => {
    const { before, now } = await open();
    const store = sqlStore(now);
    await store.migrate();
    const world = await createWorld({ connect: { store } });
    expect((await world.finish(world.browser('ada'))).response.status).toBe(200);

    const old = await startPrevious(world, before);
    const [connection] = await old.listConnections({ userId: 'ada' });
    expect(connection).toMatchObject({ application: 'linkedin', status: 'connected' });
    const ada = createBrowser(old.handler, 'ada');
    expect((await ada.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
    expect((await world.finish(ada)).response.status).toBe(200);
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
