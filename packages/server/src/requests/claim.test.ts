import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, createWorld, type World } from '../world.fixture.ts';
import {
  ada,
  ask,
  connectAccounts,
  inAnotherProcess,
  linkedin,
  setStatus,
  watchStore,
} from './requests.fixture.ts';

const call = { ...linkedin, key: 'call-1', thread: 'chat', input: { text: 'hi' } } as const;
const statusOf = ({ status }: { status: string }) => status;

/** A call that waited, and whose account is connected. */
async function answered(options?: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  const { id } = await ask(world, call);
  const [account] = await connectAccounts(world, 'ada@example.com');
  if (!account) throw new Error('Nothing was connected.');
  return { world, id, account };
}

describe('a call that never waited', () => {
  test('runs if the account is connected, as often as it is made, and nothing is written', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    await connectAccounts(world, 'ada@example.com');
    calls.length = 0;
    for (let times = 0; times < 2; times++)
      expect(await world.connect.claim(call)).toMatchObject({ id: null, status: 'connected' });
    expect([...new Set(calls)].toSorted()).toEqual(['findConnections', 'findRequest']);
  });

  test('opens a request otherwise, and waits for it', async () => {
    const world = await createWorld();
    const first = await world.connect.claim(call);
    expect(first).toMatchObject({ status: 'open' });
    expect(await world.connect.claim(call)).toEqual(first);
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.claim(call)).toMatchObject({ id: first.id, status: 'connected' });
  });

  test('although it says that it waited is not found, also if the account is connected', async () => {
    const world = await createWorld();
    const refused = () =>
      expect(world.connect.claim({ ...call, waited: true })).rejects.toMatchObject({ code: 'not_found' });
    await refused();
    await connectAccounts(world, 'ada@example.com');
    await refused();
  });
});

describe('a call that something else approved', () => {
  test('runs once, although it never waited for an account', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    const once = () => world.connect.claim({ ...call, once: true });
    expect(await once()).toMatchObject({ id: null, status: 'connected' });
    expect(await once()).toEqual({ id: '', status: 'used' });
  });

  test('and that waits for an account has not run yet', async () => {
    const world = await createWorld();
    const once = () => world.connect.claim({ ...call, once: true });
    expect(await once()).toMatchObject({ status: 'open' });
    await connectAccounts(world, 'ada@example.com');
    expect(await once()).toMatchObject({ status: 'connected' });
  });
});

describe('a call that waited', () => {
  test('runs exactly once of 20 concurrent claims in two processes', async () => {
    const { world, id, account } = await answered();
    const other = inAnotherProcess(world);
    const claims = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? world.connect : other).claim({ ...call, waited: true }),
    );
    const results = await Promise.all(claims);
    const ran = results.filter((result) => result.status === 'connected');
    expect(ran).toEqual([
      expect.objectContaining({ id, connection: expect.objectContaining({ id: account.id }) }),
    ]);
    expect(results.filter((result) => result.status === 'used')).toHaveLength(19);
    // Also after its request is deleted, for as long as anyone could repeat it.
    world.advance(40 * 24 * 60 * 60_000);
    await world.connect.reconcile();
    await expect(world.connect.claim({ ...call, waited: true })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('runs once for each key and thread that share a request', async () => {
    const world = await createWorld();
    const others = [{ key: 'call-2' }, { thread: 'other' }];
    for (const other of [{}, ...others]) await ask(world, { ...call, ...other });
    await connectAccounts(world, 'ada@example.com');
    for (const other of [{}, ...others]) {
      const results = [
        await world.connect.claim({ ...call, ...other }),
        await world.connect.claim({ ...call, ...other }),
      ];
      expect(results.map(statusOf)).toEqual(['connected', 'used']);
    }
  });

  test('for something else is refused, and still runs for what it waited for', async () => {
    const { world } = await answered();
    for (const other of [{ input: { text: 'ho' } }, { input: undefined }, { application: 'notion' }] as const)
      await expect(world.connect.claim({ ...call, ...other })).rejects.toMatchObject({
        code: 'request_mismatch',
      });
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected' });
  });

  test.each<[string, (world: World, id: string) => Promise<unknown>]>([
    ['declined', ({ connect }, id) => connect.declineRequest({ ...ada, id })],
    ['superseded', ({ connect }) => connect.supersedeRequests({ ...ada, thread: 'chat' })],
    ['expired', async ({ advance }) => advance(24 * 60 * 60_000)],
  ])('does not run if its request is %s, also if the account is connected later', async (status, end) => {
    const world = await createWorld();
    const { id } = await ask(world, call);
    await end(world, id);
    expect(await world.connect.claim(call)).toMatchObject({ id, status });
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.claim(call)).toMatchObject({ id, status });
  });

  test('does not run if its thread has gone on, although the account is connected for another thread', async () => {
    const world = await createWorld();
    await ask(world, call);
    const other = { ...call, thread: 'other' };
    await ask(world, other);
    await world.connect.supersedeRequests({ ...ada, thread: 'chat' });
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.claim(call)).toMatchObject({ status: 'superseded' });
    expect(await world.connect.claim(other)).toMatchObject({ status: 'connected' });
  });

  test('does not run with an account that is disconnected or needs attention', async () => {
    const { world, account } = await answered();
    await setStatus(world, 'failed');
    await expect(world.connect.claim(call)).rejects.toMatchObject({ code: 'connection_not_ready' });
    await setStatus(world, 'validated');
    await world.browser('ada').call('DELETE', `/connections/${account.id}`);
    await expect(world.connect.claim(call)).rejects.toMatchObject({
      code: 'not_connected',
      application: 'linkedin',
      connectionId: account.id,
    });
    // The account that its user chose, not another one.
    await connectAccounts(world, 'ada@work.example');
    await expect(world.connect.claim(call)).rejects.toMatchObject({ code: 'not_connected' });
  });

  test('runs if the account that it waits for works again', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    const { id } = await setStatus(world, 'failed');
    expect(await ask(world, call)).toMatchObject({ reconnects: { id } });
    expect(await world.connect.claim(call)).toMatchObject({ status: 'open' });
    await setStatus(world, 'validated');
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected', connection: { id } });
    expect(await world.connect.claim(call)).toMatchObject({ status: 'used' });
  });

  test('costs one read of the accounts, before and after its request is answered', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const [newest] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, call);
    const readsOfClaim = async () => {
      calls.length = 0;
      const { status } = await world.connect.claim(call);
      return [status, calls.filter((name) => name === 'findConnections').length];
    };
    expect(await readsOfClaim()).toEqual(['open', 1]);
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: newest?.id });
    expect(await readsOfClaim()).toEqual(['connected', 1]);
  });

  test('of another user with the same key is another call', async () => {
    const { world } = await answered();
    expect(await world.connect.claim({ ...call, userId: 'bob' })).toMatchObject({ status: 'open' });
    const bobs = { ...call, userId: 'bob', thread: 'bobs', waited: true };
    await expect(world.connect.claim(bobs)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('for an application that the options no longer have is refused', async () => {
    const { world } = await answered();
    const later = inAnotherProcess(world, { applications: { notion: { id: applicationIds.notion } } });
    await expect(later.claim(call)).rejects.toMatchObject({ code: 'unknown_application' });
  });

  test('is not lost if the store fails before it may run', async () => {
    const store = memoryStore();
    let isDown = false;
    const { world } = await answered({
      connect: {
        store: {
          ...store,
          async takeOnce(...values) {
            if (isDown) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
            return store.takeOnce(...values);
          },
        },
      },
    });
    isDown = true;
    await expect(world.connect.claim(call)).rejects.toMatchObject({ code: 'store_unavailable' });
    isDown = false;
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected' });
  });
});

test.each(['', 'k'.repeat(513), 7, undefined])('a key of %j is a TypeError', async (key) => {
  const { connect } = await createWorld();
  await expect(Reflect.apply(connect.claim, undefined, [{ ...call, key }])).rejects.toThrow(
    /^key must be a string/,
  );
});

test('an account that is connected while the call is claimed is found', async () => {
  const world = await createWorld();
  await connectAccounts(world, 'ada@example.com');
  await setStatus(world, 'failed');
  await ask(world, call);
  await setStatus(world, 'validated');
  const findConnections = world.store.findConnections.bind(world.store);
  world.store.findConnections = async (...key) => {
    world.store.findConnections = findConnections;
    const before = await findConnections(...key);
    await connectAccounts(world, 'ada@work.example'); // between the read and the answer
    return before;
  };
  expect(await world.connect.claim(call)).toMatchObject({
    status: 'connected',
    connection: { accountName: 'ada@work.example' },
  });
});
