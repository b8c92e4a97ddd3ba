import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { ask, inAnotherProcess, linkedin } from '../requests/requests.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { allow, call, createAsking, setAccess } from './permissions.fixture.ts';

const refused = { code: 'permission_required' };

describe('POST /connections/:id/access', () => {
  test('saves the choice of the owner, and reports it', async () => {
    const { world, account } = await createAsking('always');
    const ada = world.browser('ada');
    const path = `/connections/${account.id}/access`;
    const changed = await bodyOf(await ada.call('POST', path, { access: 'thread' }));
    expect(changed).toMatchObject({ id: account.id, agentAccess: 'thread' });
    expect(await world.connect.listConnections({ userId: 'ada' })).toMatchObject([{ agentAccess: 'thread' }]);
    const about = { type: 'connection.access_changed', connectionId: account.id, userId: 'ada' };
    expect(world.events).toContainEqual(expect.objectContaining({ ...about, from: 'always', to: 'thread' }));
    const loosened = await bodyOf(await ada.call('POST', path, { access: 'always' }));
    expect(loosened).not.toHaveProperty('agentAccess');
  });

  test('refuses another user, another site, a signed-out page and another word', async () => {
    const { world, account } = await createAsking('ask');
    const path = `/connections/${account.id}/access`;
    const post = (user?: string, access: unknown = 'always', headers = {}) =>
      world.browser(user).call('POST', path, { access }, headers);
    expect(await codeOf(await post('bob'))).toBe('not_found');
    expect(await codeOf(await post('team:ada'))).toBe('not_found');
    expect(await codeOf(await post())).toBe('signed_out');
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(await codeOf(await post('ada', 'always', foreign))).toBe('foreign_origin');
    for (const word of ['', 'Always', null, ['always'], 1])
      expect(await codeOf(await post('ada', word))).toBe('invalid_request');
    const form = await world.browser('ada').submit(path, { access: 'always' });
    expect(form.status).toBe(415);
    expect(await world.connections('ada')).toMatchObject([{ agentAccess: 'ask' }]);
  });
});

describe('restrictAgentAccess', () => {
  test.each([
    ['always', 'ask', 'ask'],
    ['always', 'thread', 'thread'],
    ['ask', 'thread', 'ask'],
    ['thread', 'thread', 'thread'],
  ] as const)('makes %s stricter with %s: %s', async (before, access, after) => {
    const { world, account } = await createAsking(before);
    const restriction = { userId: 'ada', connectionId: account.id, access };
    expect(await world.connect.restrictAgentAccess(restriction)).toMatchObject({ agentAccess: after });
  });

  test('cannot loosen the access, and finds only accounts of its user', async () => {
    const { world, account } = await createAsking('ask');
    const named = { userId: 'ada', connectionId: account.id };
    // @ts-expect-error -- only the user can
    const loosen = world.connect.restrictAgentAccess({ ...named, access: 'always' });
    await expect(loosen).rejects.toThrow('Only the user can set');
    const asBob = world.connect.restrictAgentAccess({ ...named, userId: 'bob', access: 'ask' });
    await expect(asBob).rejects.toMatchObject({ code: 'not_connected' });
  });
});

describe('a permission that was given before', () => {
  test.each(['thread', 'ask', 'loosened'] as const)('does not count after a change: %s', async (change) => {
    const { world, account } = await createAsking(change === 'loosened' ? 'ask' : 'thread');
    const { id: requestId } = await ask(world, call);
    await allow(world, requestId, account.id);
    await setAccess(world, account.id, change === 'ask' ? 'ask' : 'thread');
    world.advance(1_000);
    await expect(world.connect.claim(call)).rejects.toMatchObject(refused);
    const permission = { thread: 'chat', requestId };
    await expect(world.connect.createSession({ ...linkedin, permission })).rejects.toMatchObject(refused);
    expect(await ask(world, { ...call, key: 'call-2' })).toMatchObject({ status: 'open' });
  });

  test('does not run two calls that waited together, if the owner then wants to be asked for each', async () => {
    const { world, account } = await createAsking('thread');
    const [first, other] = [call, { ...call, key: 'call-2' }];
    const { id } = await ask(world, first);
    expect(await ask(world, other)).toMatchObject({ id });
    await setAccess(world, account.id, 'ask');
    world.advance(1_000);
    await allow(world, id, account.id);
    expect(await world.connect.claim(first)).toMatchObject({ id, status: 'connected' });
    await expect(world.connect.claim(other)).rejects.toMatchObject(refused);
    const again = { ...call, key: 'call-3' };
    expect(await world.connect.claim(again)).toMatchObject({ status: 'open', permission: 'ask' });
  });

  test('is not taken by the same call with a new id, if another call has used it', async () => {
    const { world, account } = await createAsking('thread');
    const [first, same] = [
      { ...call, input: { text: 'other' } },
      { ...call, key: 'call-2' },
    ];
    const { id } = await ask(world, first);
    expect(await ask(world, same)).toMatchObject({ id });
    await setAccess(world, account.id, 'ask');
    world.advance(1_000);
    await allow(world, id, account.id);
    expect(await world.connect.claim(first)).toMatchObject({ id, status: 'connected' });
    expect(await world.connect.claim({ ...same, key: 'call-3' })).toMatchObject({ status: 'open' });
  });

  test('still runs its call if the owner then lets agents use the account always', async () => {
    const { world, account } = await createAsking('ask');
    const { id } = await ask(world, call);
    await setAccess(world, account.id, 'always');
    expect(await world.connect.claim(call)).toMatchObject({ id, status: 'connected' });
  });
});

describe('browsers that run', () => {
  test.each([
    ['always', 'ask', 'ended'],
    ['always', 'thread', 'ended'],
    ['thread', 'ask', 'ended'],
    ['ask', 'ask', 'ended'],
    ['ask', 'thread', 'running'],
    ['ask', 'always', 'running'],
  ] as const)('%s → %s: %s', async (before, after, status) => {
    const { world, account } = await createAsking(before);
    const requestId = before === 'always' ? null : (await ask(world, call)).id;
    if (requestId !== null) await allow(world, requestId, account.id);
    const permission = { thread: 'chat', requestId };
    const { id } = await world.connect.createSession({ ...linkedin, permission });
    const began = performance.now();
    await setAccess(world, account.id, after);
    expect(performance.now() - began).toBeLessThan(5_000);
    const session = await bodyOf(await world.browser('ada').call('GET', `/sessions/${id}`));
    expect(session).toMatchObject(status === 'ended' ? { status, endReason: 'revoked' } : { status });
    const running = world.emulator.sessions().filter(({ endedAt }) => endedAt === null);
    expect(running).toHaveLength(status === 'ended' ? 0 : 1);
  });

  test('a change while the browser starts, also in another process, ends it, and the call is refused', async () => {
    const { store } = await openNewSqlite();
    let revoke: (() => Promise<unknown>) | undefined;
    const world = await createWorld({
      connect: { store },
      anchor: meddledClient('POST /v1/sessions', async (answer) => {
        await revoke?.();
        return answer;
      }),
    });
    await world.finish(world.browser('ada'));
    const [account] = await world.connections('ada');
    const elsewhere = inAnotherProcess(world);
    revoke = async () =>
      elsewhere.restrictAgentAccess({ userId: 'ada', connectionId: account?.id ?? '', access: 'ask' });
    await expect(world.connect.createSession(linkedin)).rejects.toMatchObject(refused);
    expect(world.emulator.sessions().every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  test('a change between the check and the start is found before the browser starts', async () => {
    const { store } = await openNewSqlite();
    const world = await createWorld({ connect: { store } });
    await world.finish(world.browser('ada'));
    const [account] = await world.connections('ada');
    const elsewhere = inAnotherProcess(world);
    const process = inAnotherProcess(world, {
      store: {
        ...store,
        async openSession(...session) {
          await elsewhere.restrictAgentAccess({
            userId: 'ada',
            connectionId: account?.id ?? '',
            access: 'ask',
          });
          return store.openSession(...session);
        },
      },
    });
    await expect(process.createSession(linkedin)).rejects.toMatchObject(refused);
    expect(world.emulator.sessions()).toEqual([]);
  });
});

test('two processes take a permission once', async () => {
  const { store } = await openNewSqlite();
  const { world, account } = await createAsking('ask', { connect: { store } });
  await allow(world, (await ask(world, call)).id, account.id);
  const elsewhere = inAnotherProcess(world);
  const claims = await Promise.all([world.connect.claim(call), elsewhere.claim(call)]);
  expect(claims.map(({ status }) => status).toSorted()).toEqual(['connected', 'used']);
});
