import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import {
  ada,
  ask,
  connectAccounts,
  inAnotherProcess,
  linkedin,
  requestEvents,
  setStatus,
} from './requests.fixture.ts';

const day = 24 * 60 * 60_000;

describe('a decline', () => {
  test('ends the request, and a second one changes nothing', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    for (let times = 0; times < 2; times++)
      expect(await world.connect.declineRequest({ ...ada, id })).toMatchObject({ id, status: 'declined' });
    expect(requestEvents(world)).toEqual(['request.created', 'request.declined']);
  });

  test('of a request that ended in another way is refused', async () => {
    const world = await createWorld();
    const connected = await ask(world);
    await connectAccounts(world, 'ada@example.com');
    const superseded = await ask(world, { application: 'notion', key: 'call', thread: 'chat' });
    await world.connect.supersedeRequests({ ...ada, thread: 'chat' });
    const expired = await ask(world, { application: 'notion' });
    world.advance(day);
    for (const { id } of [connected, superseded, expired])
      await expect(world.connect.declineRequest({ ...ada, id })).rejects.toMatchObject({
        code: 'request_closed',
        status: 409,
      });
    expect(await world.connect.readRequest({ ...ada, id: connected.id })).toMatchObject({
      status: 'connected',
    });
  });

  test('of a request whose account is disconnected is refused', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'ada@example.com');
    await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId: account?.id });
    await world.browser('ada').call('DELETE', `/connections/${account?.id}`);
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'superseded' });
    await expect(world.connect.declineRequest({ ...ada, id })).rejects.toMatchObject({
      code: 'request_closed',
    });
    expect(requestEvents(world)).toEqual(['request.created']);
  });

  test('of a request that another tab answers meanwhile is refused', async () => {
    const store = memoryStore();
    const { connect } = await createWorld({
      connect: {
        store: {
          ...store,
          async updateRequest(id, fields, now) {
            await store.updateRequest(id, { outcome: 'connected' }, now);
            return store.updateRequest(id, fields, now);
          },
        },
      },
    });
    const { id } = await ask({ connect });
    await expect(connect.declineRequest({ ...ada, id })).rejects.toMatchObject({ code: 'request_closed' });
  });

  test('of another user, of another tenant or of nothing is not found', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    for (const other of [{ userId: 'bob' }, { tenantId: 'acme' }, { id: 'unknown' }])
      await expect(world.connect.declineRequest({ ...ada, id, ...other })).rejects.toMatchObject({
        code: 'not_found',
      });
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });

  test('and a connection at the same time: one of them ends the request, with one event', async () => {
    const world = await createWorld();
    for (let round = 0; round < 5; round++) {
      const { id } = await ask(world, { userId: `user-${round}` });
      const browser = world.browser(`user-${round}`);
      const { callbackUrl } = await world.arrive(browser);
      await Promise.allSettled([
        world.connect.declineRequest({ userId: `user-${round}`, id }),
        browser.navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' }),
      ]);
    }
    const ends = requestEvents(world).filter((type) => type !== 'request.created');
    expect(ends).toHaveLength(5);
  });
});

describe('a new message in a thread', () => {
  test('supersedes what only this thread waits for', async () => {
    const world = await createWorld();
    const alone = await ask(world, { key: 'call-1', thread: 'chat' });
    const elsewhere = await ask(world, { application: 'notion', key: 'call-2', thread: 'other' });
    const bobs = await ask(world, { userId: 'bob', key: 'call-1', thread: 'chat' });
    expect(await world.connect.supersedeRequests({ ...ada, thread: 'chat' })).toBe(1);
    expect(await world.connect.supersedeRequests({ ...ada, thread: 'chat' })).toBe(0);
    expect(await world.connect.readRequest({ ...ada, id: alone.id })).toMatchObject({ status: 'superseded' });
    expect(await world.connect.readRequest({ ...ada, id: elsewhere.id })).toMatchObject({ status: 'open' });
    expect(await world.connect.readRequest({ userId: 'bob', id: bobs.id })).toMatchObject({ status: 'open' });
    expect(requestEvents(world).at(-1)).toBe('request.superseded');
  });

  test('leaves a request open that another thread waits for, but not for its own calls', async () => {
    const world = await createWorld();
    const mine = { ...ada, key: 'call-1', thread: 'chat' };
    const other = { ...ada, key: 'call-2', thread: 'other' };
    const { id } = await ask(world, mine);
    await ask(world, other);
    expect(await world.connect.supersedeRequests({ ...ada, thread: 'chat' })).toBe(0);
    expect(await world.connect.readRequest(mine)).toMatchObject({ id, status: 'superseded', choices: [] });
    expect(await ask(world, mine)).toMatchObject({ id, status: 'superseded' });
    expect(await world.connect.readRequest(other)).toMatchObject({ id, status: 'open' });
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.readRequest(mine)).toMatchObject({ status: 'superseded' });
    expect(await world.connect.readRequest(other)).toMatchObject({ status: 'connected' });
  });

  test.each([
    ['joins', ['chat', undefined]],
    ['opens', [undefined, 'chat']],
  ])('leaves a request open that a job without a key %s', async (_, threads) => {
    const world = await createWorld();
    const ids = [];
    for (const thread of threads) ids.push((await ask(world, thread ? { key: 'call-1', thread } : {})).id);
    expect(new Set(ids).size).toBe(1);
    expect(await world.connect.supersedeRequests({ ...ada, thread: 'chat' })).toBe(0);
    expect(await world.connect.readRequest({ ...ada, key: 'call-1', thread: 'chat' })).toMatchObject({
      status: 'superseded',
    });
    expect(await world.connect.readRequest({ ...ada, id: ids[0] ?? '' })).toMatchObject({ status: 'open' });
  });

  test('does not change an answered request', async () => {
    const world = await createWorld();
    const { id } = await ask(world, { key: 'call-1', thread: 'chat' });
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.supersedeRequests({ ...ada, thread: 'chat' })).toBe(0);
    expect(await world.connect.readRequest({ ...ada, key: 'call-1', thread: 'chat' })).toMatchObject({
      id,
      status: 'connected',
    });
  });

  test.each(['', 'a\0', 't'.repeat(513)])('needs the name of a thread: %j', async (thread) => {
    const { connect } = await createWorld();
    await expect(connect.supersedeRequests({ ...ada, thread })).rejects.toThrow(/^thread must be a string/);
  });
});

describe('a request that expires', () => {
  test('is reported once, and is deleted with its calls 30 days later', async () => {
    const world = await createWorld();
    const { id } = await ask(world, { key: 'call' });
    world.advance(day);
    const other = inAnotherProcess(world, { onEvent: (event) => world.events.push(event) });
    await Promise.all([world.connect.reconcile(), other.reconcile()]);
    await world.connect.reconcile();
    expect(requestEvents(world)).toEqual(['request.created', 'request.expired']);
    world.advance(30 * day);
    await world.connect.reconcile();
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'expired' });
    world.advance(1);
    await world.connect.reconcile();
    for (const named of [{ id }, { key: 'call' }])
      await expect(world.connect.readRequest({ ...ada, ...named })).rejects.toMatchObject({
        code: 'not_found',
      });
  });

  test('is reported although a newer request took its place', async () => {
    const world = await createWorld();
    await ask(world);
    world.advance(day);
    await ask(world);
    await world.connect.reconcile();
    expect(requestEvents(world)).toEqual(['request.created', 'request.created', 'request.expired']);
  });
});

test('an erasure deletes the requests of its user', async () => {
  const world = await createWorld();
  const { id } = await ask(world);
  const bobs = await ask(world, { userId: 'bob' });
  await world.connect.disconnectAll(ada);
  await expect(world.connect.readRequest({ ...ada, id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await world.connect.readRequest({ userId: 'bob', id: bobs.id })).toMatchObject({ status: 'open' });
});

test('an account that is connected while the request is written answers it', async () => {
  const store = memoryStore();
  let isLate = false;
  const world = await createWorld({
    connect: {
      store: {
        ...store,
        async openRequest(...values) {
          if (isLate) await connectAccounts(world, 'ada@example.com');
          return store.openRequest(...values);
        },
      },
    },
  });
  isLate = true;
  const request = await ask(world, { key: 'call' });
  expect(request).toMatchObject({ status: 'connected', connection: { accountName: 'ada@example.com' } });
  expect(requestEvents(world)).toEqual(['request.created', 'request.connected']);
});

test('an account that is connected while the user declines in another tab leaves it declined', async () => {
  const store = memoryStore();
  let isLate = false;
  const world = await createWorld({
    connect: {
      store: {
        ...store,
        async updateRequest(id, fields, now) {
          if (isLate) await store.updateRequest(id, { outcome: 'declined' }, now);
          return store.updateRequest(id, fields, now);
        },
      },
    },
  });
  await connectAccounts(world, 'ada@example.com');
  await setStatus(world, 'failed');
  const call = { ...linkedin, key: 'call' };
  const { id } = await ask(world, call);
  await setStatus(world, 'validated');
  isLate = true;
  expect(await world.connect.claim(call)).toMatchObject({ id, status: 'declined' });
});
