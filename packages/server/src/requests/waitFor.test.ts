import { describe, expect, test, vi } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { checkOptions } from '../options/checkOptions.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';
import { decline } from './endRequest.ts';
import {
  ada,
  ask,
  connectAccounts,
  declineSoon,
  setStatus,
  timers,
  watchStore,
  withoutPause,
} from './requests.fixture.ts';
import { waitFor } from './waitFor.ts';
import { waiters } from '../waits/waiters.ts';

describe('a wait', () => {
  test('ends immediately when the request ends in this process, for everything that waits', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const { id } = await ask(world);
    calls.length = 0;
    const before = timers();
    const waits = [1, 2, 3].map(() => world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 }));
    await declineSoon(world.connect, id);
    const declined = expect.objectContaining({ id, status: 'declined' });
    expect(await withoutPause(Promise.all(waits))).toEqual([declined, declined, declined]);
    // Each wait reads before and after the pause, and the decline reads once.
    expect(calls.filter((name) => name === 'findRequest')).toHaveLength(7);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('ends when the account is connected, with the account', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
    await connectAccounts(world, 'ada@example.com');
    expect(await waiting).toMatchObject({
      status: 'connected',
      connection: { accountName: 'ada@example.com' },
    });
  });

  test('of a request that has ended returns it with one read', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const { id } = await ask(world);
    await world.connect.declineRequest({ ...ada, id });
    calls.length = 0;
    expect(await world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 })).toMatchObject({
      status: 'declined',
    });
    expect(calls).toEqual(['findRequest', 'findConnections']);
  });

  test('returns the open request when the time is over, and never waits longer', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const { id } = await ask(world);
    const before = timers();
    for (const timeoutMs of [0, 30, 300]) {
      calls.length = 0;
      const timeouts = vi.spyOn(globalThis, 'setTimeout');
      const began = performance.now();
      expect(await world.connect.waitFor({ ...ada, id, timeoutMs })).toMatchObject({ id, status: 'open' });
      expect(performance.now() - began).toBeGreaterThanOrEqual(timeoutMs);
      // The first pause takes 250 ms, unless less time is left.
      expect(timeouts.mock.calls.some(([, ms]) => ms === 250)).toBe(timeoutMs > 250);
      timeouts.mockRestore();
      // One read of the request, and one of the accounts.
      expect(calls.length > 2).toBe(timeoutMs > 0);
    }
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('ends in time if the store is slow, with what was read before', async () => {
    const store = memoryStore();
    let reads = 0;
    const world = await createWorld({
      connect: {
        store: {
          ...store,
          async findRequest(key) {
            reads += 1;
            if (reads > 1) await new Promise((resolve) => setTimeout(resolve, 3_000));
            return store.findRequest(key);
          },
        },
      },
    });
    const { id } = await ask(world);
    reads = 0;
    const began = performance.now();
    expect(await world.connect.waitFor({ ...ada, id, timeoutMs: 400 })).toMatchObject({ status: 'open' });
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(reads).toBe(2);
  });

  test('ends when the request expires', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
    world.advance(24 * 60 * 60_000);
    expect(await waiting).toMatchObject({ status: 'expired' });
  });

  test('ends when the account that it asks for works again', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'ada@example.com');
    await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId: account?.id ?? '' });
    const waiting = world.connect.waitFor({ id: id ?? '', userId: 'ada', timeoutMs: 10_000 });
    await setStatus(world, 'validated');
    expect(await waiting).toMatchObject({ status: 'connected', connection: { id: account?.id } });
  });

  test('ends when the account that it asks for is disconnected', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'ada@example.com');
    await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId: account?.id });
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
    await world.browser('ada').call('DELETE', `/connections/${account?.id}`);
    expect(await waiting).toMatchObject({ status: 'superseded' });
  });

  test('goes on after a restart of the server', async () => {
    const { store } = await openNewSqlite();
    const before = await createWorld({ connect: { store } });
    const { id } = await ask(before);
    const after = await createWorld({ connect: { store } });
    const waiting = after.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
    await connectAccounts(after, 'ada@example.com');
    expect(await waiting).toMatchObject({ status: 'connected' });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '5', undefined])(
    'for %s milliseconds is a TypeError',
    async (timeoutMs) => {
      const { connect } = await createWorld();
      const waiting = Reflect.apply(connect.waitFor, undefined, [{ ...ada, id: 'x', timeoutMs }]);
      await expect(waiting).rejects.toThrow(
        /^waitFor: timeoutMs cannot be .+ Give milliseconds as a number of 0 or more/,
      );
    },
  );

  test.each(['foreign', 'unknown', 'not\0valid', ''])('for a request that is %j is refused', async (kind) => {
    const world = await createWorld();
    const { id } = await ask(world, { userId: 'bob' });
    const waiting = world.connect.waitFor({ ...ada, id: kind === 'foreign' ? id : kind, timeoutMs: 60_000 });
    await expect(waiting).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a wait leaves no watch behind, however it ends', async () => {
  const world = await createWorld();
  const { id } = await ask(world);
  const settings = checkOptions({
    anchor: smallClient(world.anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    store: world.store,
    getUser: () => null,
  });
  const before = waiters.size();
  const wait = { ...ada, tenantId: '', id, timeoutMs: 60_000 };
  await waitFor(settings, { ...wait, timeoutMs: 300 });
  await expect(waitFor(settings, { ...wait, id: 'unknown' })).rejects.toMatchObject({ code: 'not_found' });
  const signal = AbortSignal.timeout(20);
  await expect(waitFor(settings, { ...wait, signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  const waiting = waitFor(settings, wait);
  await expect.poll(() => waiters.size()).toBe(before + 1);
  await decline(settings, { ...ada, tenantId: '' }, id);
  await waiting;
  expect(waiters.size()).toBe(before);
});

test('a store that fails ends the wait, and so does one that does not respond', async () => {
  const store = memoryStore();
  let fail: (() => Promise<undefined>) | undefined;
  const world = await createWorld({
    connect: {
      store: { ...store, findRequest: (key) => fail?.() ?? store.findRequest(key) },
      storeTimeoutMs: 50,
    },
  });
  const { id } = await ask(world);
  const before = timers();
  for (const how of ['rejects', 'hangs'] as const) {
    fail = undefined;
    const waiting = world.connect.waitFor({ ...ada, id, timeoutMs: 60_000 });
    setTimeout(() => {
      fail = async () => {
        if (how === 'hangs') return new Promise(() => undefined);
        throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
      };
    }, 20);
    await expect(waiting, how).rejects.toMatchObject({ code: 'store_unavailable' });
  }
  expect(timers()).toBeLessThanOrEqual(before);
});
