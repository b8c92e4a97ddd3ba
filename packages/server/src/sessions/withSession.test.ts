import { describe, expect, test } from 'vitest';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { inAnotherProcess } from '../requests/requests.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const shared = { ...linkedin, key: 'chat' } as const;
const minute = 60_000;

async function connected(options?: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  await world.finish(world.browser('ada'));
  return world;
}

const states = (world: World) =>
  world.emulator.sessions().map(({ endedAt }) => (endedAt === null ? 'runs' : 'ended'));

/** Work that lasts until it is finished. */
function longWork() {
  const controller = new AbortController();
  const finished = new Promise<void>((resolve) =>
    controller.signal.addEventListener('abort', () => resolve()),
  );
  return { work: () => finished, finish: () => controller.abort() };
}

describe('the browser ends', () => {
  test('when the work returns', async () => {
    const world = await connected();
    const result = await world.connect.withSession(linkedin, (session) => {
      expect(states(world)).toEqual(['runs']);
      return session.id;
    });
    expect(world.emulator.sessions()).toMatchObject([{ id: result, endedAt: expect.any(Number) }]);
  });

  test('when the work throws', async () => {
    const world = await connected();
    const broken = new Error('The page has changed.');
    await expect(
      world.connect.withSession(linkedin, () => {
        throw broken;
      }),
    ).rejects.toBe(broken);
    expect(states(world)).toEqual(['ended']);
  });

  test('when the work is aborted, although it never returns', async () => {
    const world = await connected();
    const controller = new AbortController();
    const reason = new Error('The user pressed stop.');
    const call = world.connect.withSession({ ...linkedin, signal: controller.signal }, () => {
      controller.abort(reason);
      return new Promise<never>(() => {});
    });
    await expect(call).rejects.toBe(reason);
    await expect.poll(() => states(world)).toEqual(['ended']);
  });

  test('when the call is aborted while the browser starts', async () => {
    const { anchor, interrupt } = interruptedClient('POST /v1/sessions');
    const world = await connected({ anchor });
    const controller = new AbortController();
    interrupt(async () => controller.abort(new Error('stop')));
    const call = world.connect.withSession({ ...linkedin, signal: controller.signal }, () => 'late');
    await expect(call).rejects.toThrow('stop');
    await expect.poll(() => states(world)).toEqual(['ended']);
  });

  test('and none starts after an abort', async () => {
    const world = await connected();
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(world.connect.withSession({ ...linkedin, signal }, () => 1)).rejects.toThrow('stop');
    expect(states(world)).toEqual([]);
  });
});

describe('a key', () => {
  test('20 concurrent calls, in two instances on one store, share one browser, which ends after the last', async () => {
    const world = await connected();
    const other = inAnotherProcess(world);
    const last = longWork();
    const calls = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? other : world.connect).withSession(shared, i === 7 ? last.work : () => {}),
    );
    await Promise.all(calls.filter((_, i) => i !== 7));
    expect(states(world)).toEqual(['runs']);
    last.finish();
    await Promise.all(calls);
    expect(states(world)).toEqual(['ended']);
  });

  test('is of one user, one account and one key', async () => {
    const world = await connected();
    await world.finish(world.browser('ada'), { application: 'notion' });
    await world.finish(world.browser('eve'));
    const works = [
      shared,
      { ...shared, key: 'other' },
      { ...shared, userId: 'eve' },
      { ...shared, application: 'notion' } as const,
    ].map((options) => {
      const { work, finish } = longWork();
      return { call: world.connect.withSession(options, work), finish };
    });
    await expect.poll(() => states(world)).toEqual(['runs', 'runs', 'runs', 'runs']);
    for (const { finish } of works) finish();
    await Promise.all(works.map(({ call }) => call));
    expect(states(world)).toEqual(['ended', 'ended', 'ended', 'ended']);
  });

  test('the browser of work that throws is given to no other call, and ends after those that have it', async () => {
    const world = await connected();
    const first = longWork();
    const running = world.connect.withSession(shared, first.work);
    await expect(
      world.connect.withSession(shared, () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
    expect(states(world)).toEqual(['runs']);
    await world.connect.withSession(shared, () => {});
    expect(states(world)).toEqual(['runs', 'ended']);
    first.finish();
    await running;
    expect(states(world), 'it is not kept, because no call can receive it').toEqual(['ended', 'ended']);
  });

  test('ends a browser that is given to no other call, too', async () => {
    const world = await connected();
    const first = longWork();
    const running = world.connect.withSession(shared, first.work);
    await expect(
      world.connect.withSession(shared, () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
    expect(await world.connect.endSession({ userId: 'ada', key: 'chat' })).toBe(true);
    expect(states(world)).toEqual(['ended']);
    first.finish();
    await running;
  });

  test('a browser that does not start fails every call that waits for it, and the next call starts one', async () => {
    const world = await connected();
    world.emulator.failNext({ call: 'sessions.create', kind: 'status', status: 500 });
    const calls = [1, 2].map(() => world.connect.withSession(shared, () => 1));
    const results = await Promise.allSettled(calls);
    expect(results).toMatchObject([1, 2].map(() => ({ reason: { code: 'anchor_unavailable' } })));
    expect(await world.connect.withSession(shared, () => 1)).toBe(1);
  });
});

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
