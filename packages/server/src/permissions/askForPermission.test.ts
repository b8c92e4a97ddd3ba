import { describe, expect, test } from 'vitest';
import { bodyOf } from '../browser.fixture.ts';
import { ask, connectAccounts, linkedin, setStatus, watchStore } from '../requests/requests.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { allow, call, createAsking, setAccess } from './permissions.fixture.ts';

const other = { ...call, key: 'call-2' };

describe('ask each time', () => {
  test('a call asks, runs once after the answer, and the next call asks again', async () => {
    const { world, account } = await createAsking('ask');
    const asked = await ask(world, call);
    expect(asked).toMatchObject({ status: 'open', choices: [{ id: account.id, agentAccess: 'ask' }] });
    expect(asked).toMatchObject({ permission: 'ask' });
    expect(await world.connect.claim(call)).toMatchObject({ id: asked.id, status: 'open' });
    await allow(world, asked.id, account.id);
    expect(await world.connect.claim(call)).toMatchObject({ id: asked.id, status: 'connected' });
    expect(await world.connect.claim(call)).toMatchObject({ status: 'used' });
    expect(await ask(world, other)).toMatchObject({ status: 'open' });
  });

  test('two calls have two requests, and one answer is for one of them', async () => {
    const { world, account } = await createAsking('ask');
    const [first, second] = [await ask(world, call), await ask(world, other)];
    expect(first.id).not.toBe(second.id);
    await allow(world, first.id, account.id);
    expect(await world.connect.claim(other)).toMatchObject({ id: second.id, status: 'open' });
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected' });
  });

  test('a call without a key finds its request while it is open', async () => {
    const { world, account } = await createAsking('ask');
    const first = await ask(world);
    expect(await ask(world)).toEqual(first);
    await allow(world, first.id, account.id);
    expect((await ask(world)).id).not.toBe(first.id);
  });

  test('an answer counts for a day', async () => {
    const { world, account } = await createAsking('ask');
    const { id } = await ask(world, call);
    await allow(world, id, account.id);
    world.advance(24 * 60 * 60_000);
    await expect(world.connect.claim(call)).rejects.toMatchObject({ code: 'permission_required' });
  });

  test('a certain account asks as itself, and no other one answers', async () => {
    const { world, account } = await createAsking('ask');
    const [newer] = await connectAccounts(world, 'ada@work.example');
    const asked = await ask(world, { ...call, connectionId: account.id });
    expect(asked).toMatchObject({ choices: [{ id: account.id }] });
    expect(asked).not.toHaveProperty('reconnects');
    expect(await allow(world, asked.id, newer?.id ?? '')).toBe(409);
    expect(await allow(world, asked.id, account.id)).toBe(200);
    expect(await world.connect.claim({ ...call, connectionId: account.id })).toMatchObject({
      status: 'connected',
      connection: { id: account.id },
    });
  });
});

test('a certain account that asks for nothing has one request for all calls', async () => {
  const { world, account } = await createAsking('always', { connect: { agentAccess: 'ask' } });
  await connectAccounts(world, 'ada@work.example'); // it asks each time
  await world.store.updateConnection({ identityId: account.identityId }, { identityStatus: 'failed' });
  const { id } = await ask(world, { ...call, connectionId: account.id });
  expect(await ask(world, { ...other, connectionId: account.id })).toMatchObject({ id });
});

describe('once in each conversation', () => {
  test('the first call asks, later calls of the thread do not, and other threads do', async () => {
    const { world, account } = await createAsking('thread');
    const asked = await ask(world, call);
    expect(asked).toMatchObject({ permission: 'thread' });
    expect(await ask(world, other)).toMatchObject({ id: asked.id });
    await allow(world, asked.id, account.id);
    for (const one of [call, other])
      expect(await world.connect.claim(one)).toMatchObject({ status: 'connected' });
    expect(await world.connect.request({ ...call, key: 'call-3' })).toMatchObject({ id: null });
    const elsewhere = await ask(world, { ...call, thread: 'other' });
    expect(elsewhere).toMatchObject({ status: 'open' });
    expect(await ask(world, { ...call, key: 'call-9', thread: '' })).toMatchObject({ status: 'open' });
  });

  test('an answer in one conversation does not count in another that waits', async () => {
    const { world, account } = await createAsking('thread');
    const elsewhere = { ...call, thread: 'other' };
    const [here, there] = [await ask(world, call), await ask(world, elsewhere)];
    await allow(world, here.id, account.id);
    expect(await world.connect.claim(elsewhere)).toMatchObject({ id: there.id, status: 'open' });
  });

  test('two accounts are allowed one after the other, and stay so', async () => {
    const { world, account } = await createAsking('thread');
    const [newer] = await connectAccounts(world, 'ada@work.example');
    await setAccess(world, newer?.id ?? '', 'thread');
    world.advance(1_000);
    for (const id of [account.id, newer?.id ?? '']) {
      const asked = await ask(world, { ...call, key: `ask ${id}`, connectionId: id });
      await allow(world, asked.id, id);
    }
    for (const connectionId of [account.id, newer?.id ?? ''])
      expect(await world.connect.request({ ...call, key: 'call-9', connectionId })).toMatchObject({
        connection: { id: connectionId },
      });
  });
});

describe('the default of the app', () => {
  test('a sign-in for a request is the permission of its call, and asks the others', async () => {
    const world = await createWorld({ connect: { agentAccess: 'ask' } });
    const [first, second] = [await ask(world, call), await ask(world, other)];
    expect(first).toMatchObject({ choices: [] });
    world.advance(1_000);
    await world.finish(world.browser('ada'), { application: 'linkedin', request: first.id });
    const [account] = await world.connections('ada');
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected' });
    expect(await world.connect.claim(other)).toMatchObject({
      id: second.id,
      status: 'open',
      choices: [{ id: account?.id, agentAccess: 'ask' }],
    });
  });

  test('a sign-in in the settings permits nothing', async () => {
    const world = await createWorld({ connect: { agentAccess: 'thread' } });
    const asked = await ask(world, call);
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.claim(call)).toMatchObject({ id: asked.id, status: 'open' });
  });

  test('the choice of the owner comes first', async () => {
    const { world } = await createAsking('always', { connect: { agentAccess: 'ask' } });
    expect(await world.connect.request(call)).toMatchObject({ id: null, status: 'connected' });
  });

  test('another value is refused at startup', async () => {
    const sometimes = { agentAccess: 'sometimes' } as const;
    // @ts-expect-error -- not an access
    await expect(createWorld({ connect: sometimes })).rejects.toThrow('agentAccess cannot be "sometimes"');
  });
});

test.each([
  ['ada@example.com', { status: 'connected', choices: [] }],
  ['ada@work.example', { status: 'started', choices: [{ accountName: 'ada@work.example' }] }],
])('a sign-in again as %s answers the request of the account that it named: %o', async (name, result) => {
  const { world, account } = await createAsking('ask');
  await setStatus(world, 'failed');
  const asked = await ask(world, call);
  expect(asked).toMatchObject({ reconnects: { id: account.id } });
  const browser = world.browser('ada');
  const path = `/connections/${account.id}/reconnect`;
  const created = await bodyOf(await browser.call('POST', path, { request: asked.id }));
  world.advance(1_000);
  const started = await browser.navigate(String(created.startUrl));
  const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
  const { redirectUrl } = world.emulator.completeSignIn(token, name);
  await browser.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
  expect(await world.connect.claim(call)).toMatchObject({ id: asked.id, ...result });
});

test('an account that needs no permission costs no read more', async () => {
  const { store, calls } = watchStore(memoryStore());
  const world = await createWorld({ connect: { store } });
  const [account] = await connectAccounts(world, 'ada@example.com');
  calls.length = 0;
  await world.connect.request({ ...linkedin, thread: 'chat' });
  expect(calls).toEqual(['findConnections']);
  const permission = { thread: 'chat', requestId: null };
  calls.length = 0;
  const session = { ...linkedin, connectionId: account?.id, permission };
  await (await world.connect.createSession(session)).end();
  const withPermission = [...calls];
  calls.length = 0;
  await (await world.connect.createSession(linkedin)).end();
  expect(calls).toEqual(withPermission);
  expect(calls).not.toContain('findRequest');
});
