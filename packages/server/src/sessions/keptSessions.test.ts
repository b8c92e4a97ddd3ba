import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const shared = { ...linkedin, key: 'chat' } as const;
const minute = 60_000;

async function connected() {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  return world;
}

const states = (world: World) =>
  world.emulator.sessions().map(({ endedAt }) => (endedAt === null ? 'runs' : 'ended'));

describe('keepMs', () => {
  const kept = { ...shared, keepMs: 10 * minute } as const;
  const idOf = (world: World) => world.connect.withSession(kept, ({ id }) => id);

  test('the browser waits for the next call, and Anchor does not end it before', async () => {
    const world = await connected();
    const first = await idOf(world);
    world.advance(9 * minute);
    expect(await idOf(world)).toBe(first);
    expect(world.emulator.sessions()[0]?.configuration).toMatchObject({
      session: { timeout: { idle_timeout: 10 } },
    });
  });

  test('ends it afterwards', async () => {
    const world = await connected();
    await world.connect.withSession({ ...shared, keepMs: 20 }, () => {});
    expect(states(world)).toEqual(['runs']);
    await expect.poll(() => states(world)).toEqual(['ended']);
  });

  test('a browser that has waited too long, or whose time is over, is not used again', async () => {
    const world = await connected();
    const first = await idOf(world);
    world.advance(11 * minute);
    const second = await idOf(world);
    expect(second).not.toBe(first);
    world.advance(9 * minute);
    expect(await idOf(world)).toBe(second);
    world.advance(9 * minute);
    expect(await idOf(world)).toBe(second);
    world.advance(3 * minute);
    expect(await idOf(world), 'after 20 minutes, Anchor ends it').not.toBe(second);
  });

  test.each<[string, (world: World) => Promise<unknown>]>([
    [
      'is disconnected',
      async (world) => {
        const [connection] = await world.connections('ada');
        await world.browser('ada').call('DELETE', `/connections/${connection?.id}`);
        await world.finish(world.browser('ada'));
      },
    ],
    [
      'has another sign-in',
      async (world) => {
        world.advance(1_000);
        await world.finish(world.browser('ada'));
      },
    ],
  ])('is not used again after the account %s', async (_, change) => {
    const world = await connected();
    const first = await idOf(world);
    await change(world);
    expect(await idOf(world)).not.toBe(first);
  });

  test.each([
    [{ ...linkedin, keepMs: 1 }, 'needs a key'],
    [{ ...shared, keepMs: -1 }, 'whole number'],
    [{ ...shared, keepMs: 0.5 }, 'whole number'],
    [{ ...shared, keepMs: 25 * 60 * minute }, 'a day'],
    [{ ...shared, key: '' }, 'key must be'],
  ])('%o is a TypeError, and no browser starts', async (options, message) => {
    const world = await connected();
    const call = world.connect.withSession(options, () => 1);
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(message);
    expect(states(world)).toEqual([]);
  });
});

describe('a store that is slow or down', () => {
  test('a call that comes while the browser ends has another one', async () => {
    const world = await connected();
    const holdSession = world.store.holdSession.bind(world.store);
    let next: Promise<string> | undefined;
    world.store.holdSession = async (id, hold, ...rest) => {
      if (hold.until > world.now() || next) return holdSession(id, hold, ...rest);
      // The next call finds the running browser, and then its hold is removed.
      next = world.connect.withSession(shared, async ({ anchorId }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(world.emulator.sessions().find(({ id: each }) => each === anchorId)?.endedAt).toBeNull();
        return anchorId;
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return holdSession(id, hold, ...rest);
    };
    const first = await world.connect.withSession(shared, ({ anchorId }) => anchorId);
    expect(await next).not.toBe(first);
    expect(states(world)).toEqual(['ended', 'ended']);
  });

  test('a browser whose end the store did not learn is ended by reconcile', async () => {
    const world = await connected();
    const holdSession = world.store.holdSession.bind(world.store);
    world.store.holdSession = async () => {
      throw Object.assign(new Error('down'), { code: '57P01' });
    };
    expect(await world.connect.withSession(shared, () => 'done')).toBe('done');
    expect(states(world)).toEqual(['runs']);
    world.store.holdSession = holdSession;
    world.advance(minute + 1);
    expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 1 });
    expect(states(world)).toEqual(['ended']);
  });
});

describe('findSession and endSession', () => {
  const kept = { ...shared, keepMs: minute } as const;
  const named = { userId: 'ada', key: 'chat' } as const;

  test('find and end the browser of a key, for its user', async () => {
    const world = await connected();
    const id = await world.connect.withSession(kept, (session) => session.id);
    expect(await world.connect.findSession(named)).toMatchObject({ id });
    expect(await world.connect.findSession({ ...named, userId: 'eve' })).toBeUndefined();
    expect(await world.connect.endSession({ ...named, userId: 'eve' })).toBe(true);
    expect(states(world)).toEqual(['runs']);
    expect(await world.connect.endSession(named)).toBe(true);
    expect(states(world)).toEqual(['ended']);
    expect(await world.connect.findSession(named)).toBeUndefined();
  });

  test('find no browser that has ended with its account', async () => {
    const world = await connected();
    await world.connect.withSession(kept, () => {});
    await world.connect.disconnectAll({ userId: 'ada' });
    expect(await world.connect.findSession(named)).toBeUndefined();
  });

  test('find the newest of two accounts', async () => {
    const world = await connected();
    await world.connect.withSession(kept, () => {});
    await world.finish(world.browser('ada'), { application: 'notion' });
    world.advance(1);
    const id = await world.connect.withSession({ ...kept, application: 'notion' }, (session) => session.id);
    expect(await world.connect.findSession(named)).toMatchObject({ id });
    await world.connect.endSession(named);
    expect(states(world)).toEqual(['ended', 'ended']);
  });

  test('an end that Anchor does not confirm is false', async () => {
    const world = await connected();
    await world.connect.withSession(kept, () => {});
    world.emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 3 });
    expect(await world.connect.endSession(named)).toBe(false);
  });
});
