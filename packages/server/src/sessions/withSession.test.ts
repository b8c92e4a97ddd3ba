import { describe, expect, test } from 'vitest';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { inAnotherProcess } from '../requests/requests.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;
const shared = { ...linkedin, key: 'chat' } as const;

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

/** A browser that one call still uses, and in which the work of another one has failed. */
async function retired() {
  const world = await connected();
  const first = longWork();
  const running = world.connect.withSession({ ...shared, keepMs: 60_000 }, first.work);
  const failing = world.connect.withSession(shared, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  return { world, first, running };
}

describe('the browser ends', () => {
  test('when the work returns', async () => {
    const world = await connected();
    const result = await world.connect.withSession(linkedin, (session) => {
      expect(states(world)).toEqual(['runs']);
      return session.anchorId;
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
    const { world, first, running } = await retired();
    expect(states(world)).toEqual(['runs']);
    await world.connect.withSession(shared, () => {});
    expect(states(world)).toEqual(['runs', 'ended']);
    first.finish();
    await running;
    expect(states(world), 'it is not kept, because no call can receive it').toEqual(['ended', 'ended']);
  });

  test('also ends the browser that no other call can receive', async () => {
    const { world, first, running } = await retired();
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
