import { describe, expect, test } from 'vitest';
import { inspect } from 'node:util';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { ask, connectAccounts, linkedin, requestEvents, setStatus, watchStore } from './requests.fixture.ts';

describe('an account that is connected', () => {
  test('is returned with one read, and nothing is written', async () => {
    const { store, calls } = watchStore(memoryStore());
    const world = await createWorld({ connect: { store } });
    const [account] = await connectAccounts(world, 'ada@example.com');
    calls.length = 0;
    expect(await world.connect.request({ ...linkedin, key: 'call', thread: 'chat', input: {} })).toEqual({
      id: null,
      status: 'connected',
      connection: expect.objectContaining({ id: account?.id, accountName: 'ada@example.com' }),
    });
    expect(calls).toEqual(['findConnections']);
  });

  test('of another application, user or tenant does not count', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    for (const other of [{ application: 'notion' }, { userId: 'bob' }, { tenantId: 'acme' }] as const)
      expect(await world.connect.request({ ...linkedin, ...other })).toMatchObject({
        status: 'open',
        choices: [],
      });
  });

  test('and one that needs attention: the usable one is returned', async () => {
    const world = await createWorld();
    const [, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    await setStatus(world, 'failed');
    expect(await world.connect.request(linkedin)).toMatchObject({ id: null, connection: { id: older?.id } });
  });
});

describe('an account that needs attention', () => {
  test('is to be reconnected, if it is the only one', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    const { id } = await setStatus(world, 'failed');
    const request = await ask(world);
    expect(request).toMatchObject({ status: 'open', reconnects: { id }, choices: [] });
    await world.browser('ada').call('DELETE', `/connections/${id}`);
    expect(await ask(world)).toEqual({ ...request, reconnects: undefined });
  });

  test('is to be reconnected, if it is asked for', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await setStatus(world, 'failed');
    const question = { connectionId: id, key: 'k'.repeat(512) };
    const request = await ask(world, question);
    expect(request).toMatchObject({ status: 'open', reconnects: { id }, choices: [] });
    expect(await ask(world, question)).toEqual(request);
  });

  test('among several: any account will do', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@home.example');
    await setStatus(world, 'failed');
    await connectAccounts(world, 'ada@work.example');
    await setStatus(world, 'failed');
    const request = await ask(world);
    expect(request.choices).toEqual([]);
    expect(request.reconnects).toBeUndefined();
  });
});

describe('asking again', () => {
  test('joins the open request of the same application', async () => {
    const world = await createWorld();
    const first = await ask(world, { key: 'a', thread: 'chat', reason: 'To post.' });
    expect(await ask(world, { key: 'b', thread: 'other', reason: 'To read.' })).toEqual(first);
    expect((await ask(world, { application: 'notion' })).id).not.toBe(first.id);
    expect((await ask(world, { userId: 'bob' })).id).not.toBe(first.id);
    expect(requestEvents(world)).toEqual(Array.from({ length: 3 }, () => 'request.created'));
  });

  test('with the same key finds the same request, also after it ended', async () => {
    const world = await createWorld();
    const call = { key: 'a', thread: 'chat', input: { text: 'hi', to: [1, 2], image: null } };
    const { id } = await ask(world, call);
    const reordered = { ...call, input: { image: null, to: [1, 2], text: 'hi' } };
    expect(await ask(world, reordered)).toMatchObject({ id, status: 'open' });
    await world.connect.declineRequest({ userId: 'ada', id });
    expect(await ask(world, call)).toMatchObject({ id, status: 'declined', choices: [] });
    for (const other of [{ key: 'b' }, { thread: 'other' }, { thread: undefined }])
      expect((await ask(world, { ...call, ...other })).id).not.toBe(id);
  });

  test('opens a new request after the other one expired', async () => {
    const world = await createWorld();
    const first = await ask(world);
    world.advance(24 * 60 * 60_000 - 1);
    expect((await ask(world)).id).toBe(first.id);
    world.advance(1);
    expect((await ask(world)).id).not.toBe(first.id);
    expect(await world.connect.readRequest({ userId: 'ada', id: first.id })).toMatchObject({
      status: 'expired',
      choices: [],
    });
  });

  test('with the same key for something else is refused', async () => {
    const world = await createWorld();
    const call = { key: 'a', thread: 'chat', input: { text: 'hi' } };
    await ask(world, call);
    for (const other of [{ application: 'notion' }, { input: { text: 'ho' } }, { input: undefined }] as const)
      await expect(ask(world, { ...call, ...other })).rejects.toMatchObject({ code: 'request_mismatch' });
    await connectAccounts(world, 'ada@example.com');
    const { id: connectionId } = await setStatus(world, 'failed');
    await expect(ask(world, { ...call, connectionId })).rejects.toMatchObject({ code: 'request_mismatch' });
  });

  test('too often is refused, until the time in retryAfter is over', async () => {
    const world = await createWorld({ connect: { requestLimit: { requests: 2, seconds: 60 } } });
    for (let i = 0; i < 2; i++) {
      const { id } = await ask(world);
      for (let again = 0; again < 5; again++) await ask(world, { key: `call-${i}-${again}` });
      await world.connect.declineRequest({ userId: 'ada', id });
      world.advance(10_000);
    }
    await expect(ask(world)).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: 40 });
    expect(await ask(world, { userId: 'bob' })).toMatchObject({ status: 'open' });
    world.advance(40_000);
    expect(await ask(world)).toMatchObject({ status: 'open' });
  });
});

test('no more than 100 calls wait for one request', async () => {
  const world = await createWorld();
  for (let index = 0; index < 100; index++) await ask(world, { key: `call-${index}` });
  await expect(ask(world, { key: 'call-100' })).rejects.toMatchObject({
    code: 'too_many_requests',
    retryAfter: 24 * 60 * 60,
  });
  expect(await ask(world, { key: 'call-0' })).toMatchObject({ status: 'open' });
});

describe('an invalid question', () => {
  test.each([
    ['userId', { userId: '' }],
    ['tenantId', { tenantId: 'a\0' }],
    ['key', { key: '' }],
    ['key', { key: 'k'.repeat(513) }],
    ['thread', { thread: 'half \ud800' }],
    ['thread', { thread: 'a\0b' }],
  ])('a bad %s is a TypeError, and nothing is stored: %j', async (name, bad) => {
    const { store, calls } = watchStore(memoryStore());
    const { connect } = await createWorld({ connect: { store } });
    const refused = connect.request({ ...linkedin, ...bad });
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow(name);
    expect(calls).toEqual([]);
  });

  test('an unknown application is refused', async () => {
    const { connect } = await createWorld();
    for (const application of ['myspace', 'constructor'])
      await expect(
        Reflect.apply(connect.request, undefined, [{ ...linkedin, application }]),
      ).rejects.toMatchObject({
        code: 'unknown_application',
      });
  });
});

test('events name the request by the start of its id', async () => {
  const world = await createWorld();
  const { id } = await ask(world, { tenantId: 'acme', reason: 'To post.' });
  expect(world.events).toEqual([
    {
      type: 'request.created',
      at: expect.any(String),
      request: id.slice(0, 12),
      tenantId: 'acme',
      userId: 'ada',
      application: 'linkedin',
    },
  ]);
  expect(inspect(world.events)).not.toContain(id);
});
