import { demoApiKey } from '@kit/emulator';
import { expect, onTestFinished, test, vi } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { createAnchorClient } from './createAnchorClient.ts';

/** An emulator whose answers are kept back until the test passes them on. */
function slowAnchor() {
  const waiting: (() => void)[] = [];
  const anchor = (baseUrl: string) =>
    createAnchorClient({
      apiKey: demoApiKey,
      baseUrl,
      dangerouslyAllowCustomBaseUrl: true,
      async fetch(input, init) {
        const answer = await fetch(input, init);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return answer;
      },
    });
  return { anchor, waiting };
}

/** Runs everything that needs no timer. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test(
  'no call is refused for 64 concurrent users if Anchor is healthy',
  { timeout: 60_000 },
  async ({ signal }) => {
    // The clock moves 100 ms for each round of calls, however long a loaded machine takes for it.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { anchor, waiting } = slowAnchor();
    const world = await createWorld({ anchor });
    const unfinished = new Set(Array.from({ length: 64 }, (_, index) => `user-${index}`));
    const all = [...unfinished].map(async (user) => {
      try {
        return (await world.finish(world.browser(user))).response.status;
      } finally {
        unfinished.delete(user);
      }
    });
    const statuses = Promise.all(all);
    statuses.catch(() => {}); // awaited below
    while (unfinished.size > 0) {
      while (waiting.length < Math.min(32, unfinished.size)) {
        await settle();
        signal.throwIfAborted();
      }
      expect(waiting.length).toBeLessThanOrEqual(32);
      await vi.advanceTimersByTimeAsync(100);
      for (const answer of waiting.splice(0)) answer();
      await settle();
    }
    expect(new Set(await statuses)).toEqual(new Set([200]));
    expect(world.errors).toEqual([]);
  },
);

test(
  'while more browser sessions start than allowed, the callback of another user still works',
  { timeout: 30_000 },
  async () => {
    const world = await createWorld();
    const users = Array.from({ length: 5 }, (_, index) => `user-${index}`);
    for (const user of users) await world.finish(world.browser(user));
    const bob = world.browser('bob');
    const { callbackUrl } = await world.arrive(bob);
    world.emulator.failNext({ call: 'sessions.create', kind: 'hang', times: 99 });
    const sessions = users
      .flatMap((userId) => Array.from({ length: 6 }, () => userId))
      .map((userId) => world.connect.createSession({ userId, application: 'linkedin' }).catch(String));
    // 20 start, and 10 wait for a place.
    await expect.poll(() => world.calls()['sessions.create']).toBe(20);
    expect((await bob.navigate(callbackUrl)).status).toBe(200);
    void Promise.all(sessions);
  },
);

test('one user with many calls to a slow Anchor does not delay another user', async () => {
  const world = await createWorld();
  const [mallory, bob] = [world.browser('mallory'), world.browser('bob')];
  const { attemptId } = await world.arrive(mallory);
  const { callbackUrl } = await world.arrive(bob);
  world.emulator.clearLog();
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'hang', times: 8 });
  const tries = Array.from({ length: 30 }, () =>
    mallory.call('POST', `/attempts/${attemptId}/confirm`, { identityId: crypto.randomUUID() }),
  );
  await expect.poll(() => world.calls()['identities.retrieve']).toBe(8);
  const first = await Promise.race([bob.navigate(callbackUrl), ...tries]);
  expect(first.status).toBe(200);
  await Promise.all(tries);
});

test('one user with many starts during an outage of Anchor does not delay another user', async () => {
  const world = await createWorld();
  const [mallory, bob] = [world.browser('mallory'), world.browser('bob')];
  const links = [await mallory.begin()]; // sets the browser's cookie, which the others share
  links.push(...(await Promise.all(Array.from({ length: 11 }, () => mallory.begin()))));
  const own = await bob.begin();
  const call = 'applications.createIdentityToken';
  world.emulator.failNext({ call, kind: 'hang', times: 8 });
  const tries = links.map(({ startUrl }) => mallory.navigate(startUrl));
  await expect.poll(() => world.calls()[call]).toBe(8);
  const first = await Promise.race([bob.navigate(own.startUrl), ...tries]);
  expect(first.headers.get('location')).toContain('/identity/create?token=');
  expect(world.calls()[call]).toBe(9); // the others still wait for a place
  void Promise.all(tries);
});

test('a full lane returns 503 with Retry-After', { timeout: 15_000 }, async () => {
  const world = await createWorld();
  world.emulator.failNext({ kind: 'hang', times: 99 });
  const starts = await Promise.all(
    Array.from({ length: 33 }, async (_, index) => {
      const browser = world.browser(`user-${index}`);
      return { browser, ...(await browser.begin()) };
    }),
  );
  const answers = starts.map(async ({ browser, startUrl }) => browser.navigate(startUrl));
  const first = await Promise.race(answers);
  expect([first.status, await codeOf(first), first.headers.get('retry-after')]).toEqual([
    503,
    'anchor_unavailable',
    '3',
  ]);
  world.emulator.clearFaults();
  void Promise.all(answers);
});
