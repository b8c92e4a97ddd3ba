import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { ask, connectAccounts, linkedin, setStatus } from './requests.fixture.ts';

describe('several accounts', () => {
  test('are choices, newest first', async () => {
    const world = await createWorld();
    const [newest, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { choices, reconnects } = await ask(world);
    expect(choices.map(({ id }) => id)).toEqual([newest?.id, older?.id]);
    expect(reconnects).toBeUndefined();
  });

  test('in a thread that used one of them, that one is used again', async () => {
    const world = await createWorld();
    const [, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, { key: 'call-1', thread: 'chat' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: older?.id });
    const next = { ...linkedin, key: 'call-2' };
    expect(await world.connect.request({ ...next, thread: 'chat' })).toMatchObject({
      id: null,
      connection: { id: older?.id },
    });
    expect(await world.connect.request({ ...next, thread: 'other' })).toMatchObject({ status: 'open' });
    expect(await world.connect.request({ ...next, userId: 'bob', thread: 'chat' })).toMatchObject({
      choices: [],
    });
  });

  test('outside of a thread, the user chooses each time', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, { key: 'call-1' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: account?.id });
    expect((await ask(world, { key: 'call-2' })).choices).toHaveLength(2);
  });

  test('of which the thread used one that now needs attention: the user chooses again', async () => {
    const world = await createWorld();
    const [newest] = await connectAccounts(world, 'a@example.com', 'b@example.com', 'c@example.com');
    const { id } = await ask(world, { key: 'call-1', thread: 'chat' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: newest?.id });
    await setStatus(world, 'failed');
    expect((await ask(world, { thread: 'chat' })).choices).toHaveLength(2);
  });

  test('of which the thread used one that now needs attention: the other one does not take its place', async () => {
    const world = await createWorld();
    const [newest, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, { thread: 'chat' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: newest?.id });
    await setStatus(world, 'failed');
    const request = await ask(world, { key: 'call-2', thread: 'chat' });
    expect(request).toMatchObject({ status: 'open', choices: [{ id: older?.id }] });
    const claim = { ...linkedin, key: 'call-2', thread: 'chat' };
    expect(await world.connect.claim(claim)).toMatchObject({ id: request.id, status: 'open' });
    await setStatus(world, 'validated');
    expect(await world.connect.request({ ...linkedin, thread: 'chat' })).toMatchObject({
      connection: { id: newest?.id },
    });
  });

  test('of which the thread used one: a call that waits for another one still runs with that', async () => {
    const world = await createWorld();
    const [newest, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, { thread: 'chat' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: older?.id });
    await setStatus(world, 'failed');
    const call = { ...linkedin, key: 'call-2', thread: 'chat' };
    await ask(world, { ...call, connectionId: newest?.id });
    await setStatus(world, 'validated');
    expect(await world.connect.claim(call)).toMatchObject({ connection: { id: newest?.id } });
  });

  test('of which another thread used one, after this thread had gone on: the user chooses', async () => {
    const world = await createWorld();
    const [newest] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const { id } = await ask(world, { key: 'call-1', thread: 'chat' });
    await ask(world, { key: 'call-2', thread: 'other' });
    await world.connect.supersedeRequests({ userId: 'ada', thread: 'chat' });
    await world.browser('ada').call('POST', `/requests/${id}/choose`, { connectionId: newest?.id });
    expect(await ask(world, { thread: 'chat' })).toMatchObject({ status: 'open' });
    expect(await world.connect.request({ ...linkedin, thread: 'other' })).toMatchObject({
      connection: { id: newest?.id },
    });
  });

  test('of which one is asked for: it is returned, and one of another user is not connected', async () => {
    const world = await createWorld();
    const [, older] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    const connectionId = older?.id;
    expect(await world.connect.request({ ...linkedin, connectionId })).toMatchObject({
      id: null,
      connection: { id: connectionId },
    });
    for (const other of [{ userId: 'bob' }, { application: 'notion' }, { connectionId: 'nope' }] as const)
      await expect(world.connect.request({ ...linkedin, connectionId, ...other })).rejects.toMatchObject({
        code: 'not_connected',
        application: 'linkedin',
        connectionId,
        ...('userId' in other ? {} : other),
      });
  });
});
