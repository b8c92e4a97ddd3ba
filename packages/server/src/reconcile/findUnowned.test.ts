import { describe, expect, test } from 'vitest';
import { createGateway } from '../anchor/gateway.fixture.ts';
import { createConnect } from '../createConnect.ts';
import { publicUrl } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { completionOf, newAttempt } from '../testing/records.ts';
import type { Reconciled } from './Reconciled.ts';
import { applicationIds, createWorld, smallClient, type World } from '../world.fixture.ts';

const day = 24 * 60 * 60_000;

/** How often an application's list was read. */
const lists = ({ calls }: World) => calls()['applications.listIdentities'] ?? 0;

/** A separate process with this store. */
const createProcess = (world: World, store: Store) =>
  createConnect({
    anchor: smallClient(world.anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    store,
    getUser: () => null,
    onEvent: (event) => world.events.push(event),
    logger: {},
    now: world.now,
  });

const remove = (world: World, store: Store) =>
  createProcess(world, store).reconcile({ unowned: 'delete', unownedEveryMs: 0 });

/** Six users with a connection each, whose identities are old enough, and not tagged yet. */
async function populated(): Promise<World> {
  const world = await createWorld();
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400, times: 6 });
  for (const user of ['a', 'b', 'c', 'd', 'e', 'f']) await world.finish(world.browser(user));
  world.advance(2 * day);
  return world;
}

describe('the search for unowned identities', () => {
  test('runs once a day for all processes that share the store', async () => {
    const world = await createWorld();
    const processes = [1, 2, 3].map(() => createProcess(world, world.store));
    const runAll = () => Promise.all(processes.map(({ reconcile }) => reconcile()));
    for (let run = 0; run < 10; run++) await runAll();
    expect(lists(world)).toBe(1);
    world.advance(day);
    for (let run = 0; run < 10; run++) await runAll();
    expect(lists(world)).toBe(2);
    await processes[0]?.reconcile({ unownedEveryMs: 0 });
    expect(lists(world)).toBe(3);
    await runAll();
    expect(lists(world)).toBe(3);
  });

  test('works with 20,000 identities of one application', { timeout: 60_000 }, async () => {
    const world = await createWorld({ connect: { store: (await openNewSqlite()).store } });
    const createdAt = world.now() - 2 * day;
    for (let i = 0; i < 20_000; i++)
      world.emulator.seedIdentity({
        applicationId: applicationIds.linkedin,
        name: `account ${i} of a company with a long name`,
        createdAt,
      });
    const { unowned, failed } = await world.connect.reconcile();
    expect([unowned.length, failed]).toEqual([20_000, []]);
  });

  test('reports as many as one list can hold', { timeout: 60_000 }, async () => {
    const gateway = await createGateway();
    const world = await createWorld({
      anchor(url) {
        gateway.anchorUrl = url;
        return smallClient(gateway.url);
      },
    });
    const identities = Array.from({ length: 140_000 }, (_, i) => ({
      id: `7b1d0c1e-9b5f-4f57-8f4c-${String(i).padStart(12, '0')}`,
      created_at: '2020-01-01T00:00:00Z',
    }));
    gateway.call = `GET /v1/applications/${applicationIds.linkedin}/identities`;
    gateway.answer = { status: 200, body: JSON.stringify({ identities }) };
    const { unowned, failed } = await world.connect.reconcile({ budgetMs: 60_000 });
    expect([unowned.length, failed]).toEqual([140_000, []]);
  });
});

test.each(['Report', 'keep', null, true])('the unknown value %j deletes nothing', async (unowned) => {
  const world = await populated();
  const { reconcile }: { reconcile: (work: object) => Promise<Reconciled> } = createProcess(
    world,
    memoryStore(),
  );
  expect(await reconcile({ unowned, unownedEveryMs: 0 })).toMatchObject({ failed: ['start'] });
  expect(world.events.at(-1)).toMatchObject({
    type: 'upkeep.failed',
    reason: expect.stringContaining("Use 'report', 'ignore' or 'delete'"),
  });
  expect(world.emulator.identities()).toHaveLength(6);
});

describe('`delete` deletes nothing', () => {
  test('with a store that knows none of the identities', async () => {
    const world = await populated();
    const { unowned } = await remove(world, memoryStore());
    expect(unowned).toHaveLength(6);
    expect(new Set(unowned.map(({ kept }) => kept))).toEqual(new Set(['store_unfamiliar']));
    expect(world.emulator.identities()).toHaveLength(6);
    expect(world.events).toContainEqual(
      expect.objectContaining({ type: 'unowned.found', known: 0, unowned: 6, deleted: 0, isRefused: true }),
    );
  });

  test('with a store that misses most of them, such as an old backup', async () => {
    const world = await populated();
    const backup = memoryStore();
    for (const user of ['a', 'b']) {
      const [connection] = await world.connections(user);
      if (!connection) throw new Error('There is nothing to copy.');
      const { owner, application, identityId } = connection;
      const attempt = newAttempt({ id: user, owner, application, expiresAt: Number.POSITIVE_INFINITY });
      await backup.createAttempt(attempt);
      await backup.completeAttempt(completionOf(user, { identityId, now: world.now() }));
    }
    await remove(world, backup);
    expect(world.emulator.identities()).toHaveLength(6);
  });

  test('that is younger than a day by the clock of Anchor', async () => {
    const anchorTime = Date.now();
    let ahead = 0;
    const world = await createWorld({
      connect: { now: () => anchorTime + ahead },
      emulator: { now: () => anchorTime },
    });
    await world.finish(world.browser('ada'));
    await world.arrive(world.browser('bob'));
    ahead = 2 * day;
    const { unowned } = await world.connect.reconcile({ unowned: 'delete', unownedEveryMs: 0 });
    expect(unowned).toEqual([]);
    expect(world.emulator.identities()).toHaveLength(2);
  });

  test('that another store of the kit has tagged with an owner', async () => {
    const world = await populated();
    const { id } = world.emulator.seedIdentity({
      applicationId: applicationIds.linkedin,
      metadata: { externalUserId: 'somebody in staging' },
      createdAt: world.now() - 2 * day,
    });
    const nobodys = world.emulator.seedIdentity({
      applicationId: applicationIds.linkedin,
      createdAt: world.now() - 2 * day,
    });
    const { unowned } = await remove(world, world.store);
    expect(unowned).toMatchObject([
      { identityId: id, isDeleted: false, kept: 'has_owner' },
      { identityId: nobodys.id, isDeleted: true },
    ]);
    expect(world.emulator.identities()).toHaveLength(7);
  });
});
