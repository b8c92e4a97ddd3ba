import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import type * as Kit from '../createConnect.ts';
import { allow } from '../permissions/permissions.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { applicationIds, createWorld, type World } from '../world.fixture.ts';
import { demoApiKey } from '@kit/emulator';

const shared = { userId: 'ada', application: 'linkedin', key: 'chat' } as const;
const minute = 60_000;

afterEach(() => vi.resetModules());

async function connected() {
  const { store } = await openNewSqlite();
  const world = await createWorld({ connect: { store } });
  await world.finish(world.browser('ada'));
  return { world };
}

/** The kit as another process loads it: what it keeps in memory is its own. */
async function inAnotherProcess({ anchorUrl, store, now }: World, apiKey = demoApiKey) {
  vi.resetModules();
  const { createConnect }: typeof Kit = await import('../createConnect.ts');
  const { createAnchorClient } = await import('../anchor/createAnchorClient.ts');
  return createConnect({
    anchor: createAnchorClient({ apiKey, baseUrl: anchorUrl, dangerouslyAllowCustomBaseUrl: true }),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    hostedUrl: anchorUrl,
    getUser: () => null,
    logger: {},
    store,
    now,
  });
}

const states = (world: World) =>
  world.emulator.sessions().map(({ endedAt }) => (endedAt === null ? 'runs' : 'ended'));

describe('two processes', () => {
  test('share the browser of a key, and the last one ends it', async () => {
    const { world } = await connected();
    const other = await inAnotherProcess(world);
    await world.connect.withSession(shared, async (first) => {
      await other.withSession(shared, (second) => {
        expect(second.id).toBe(first.id);
        expect(second.cdpUrl).toBe(first.cdpUrl);
        expect(second.liveViewUrl).toBe(first.liveViewUrl);
      });
      expect(states(world)).toEqual(['runs']);
      expect(await other.findSession({ userId: 'ada', key: 'chat' })).toMatchObject({ id: first.id });
    });
    expect(states(world)).toEqual(['ended']);
  });

  test('start one browser if they ask at the same time', async () => {
    const { world } = await connected();
    const other = await inAnotherProcess(world);
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? other : world.connect).withSession(shared, ({ anchorId }) => anchorId),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(states(world)).toEqual(['ended']);
  });

  test('can end each other’s browser', async () => {
    const { world } = await connected();
    const other = await inAnotherProcess(world);
    await world.connect.withSession({ ...shared, keepMs: minute }, () => {});
    expect(await other.endSession({ userId: 'ada', key: 'chat' })).toBe(true);
    expect(states(world)).toEqual(['ended']);
    expect(await world.connect.findSession({ userId: 'ada', key: 'chat' })).toBeUndefined();
  });
});

test('the browser of a process that is gone is ended by reconcile, when its hold is over', async () => {
  const { world } = await connected();
  const lost = await inAnotherProcess(world);
  await new Promise<void>((resolve) => {
    void lost.withSession(shared, () => {
      resolve();
      return new Promise(() => {});
    });
  });
  expect(states(world)).toEqual(['runs']);
  expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 0 });
  world.advance(minute + 1);
  expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 1 });
  expect(states(world)).toEqual(['ended']);
});

test.each(['this process', 'another process'])(
  'a call that was permitted before a change does not join a browser that %s started after it',
  async (where) => {
    const { world } = await connected();
    const [account] = await world.connections('ada');
    const named = { userId: 'ada', connectionId: account?.id ?? '' };
    const starting = where === 'this process' ? world.connect : await inAnotherProcess(world);
    const finish = new AbortController();
    let permitted: Promise<unknown> | undefined;
    let id = '';
    const original = { ...world.store };
    world.store.openSession = async (...opening) => {
      world.store.openSession = (...others) => original.openSession(...others);
      await world.connect.restrictAgentAccess({ ...named, access: 'ask' });
      world.advance(1_000);
      const { id: requestId } = await world.connect.request({ ...shared, key: 'call' });
      await allow(world, requestId, named.connectionId);
      await new Promise<void>((resolve) => {
        permitted = starting.withSession({ ...shared, permission: { requestId } }, (session) => {
          ({ id } = session);
          resolve();
          return once(finish.signal, 'abort');
        });
      });
      return original.openSession(...opening);
    };
    const work = vi.fn<() => void>();
    await expect(world.connect.withSession(shared, work)).rejects.toMatchObject({
      code: 'permission_required',
    });
    expect(work).not.toHaveBeenCalled();

    // The permitted call goes on, and the next one can still share its browser.
    expect(states(world)).toEqual(['runs']);
    const found = await world.store.findSessions({ owner: { tenantId: '', userId: 'ada' }, id });
    expect(found).toMatchObject([{ retired: false, endReason: null }]);
    finish.abort();
    await permitted;
    expect(states(world)).toEqual(['ended']);
  },
);
