import { isCreatedAttempt } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';
import { holderOf } from '../testing/records.ts';

/** Ada, with one connection, back from a second sign-in for it. */
async function reconnecting(
  options: Parameters<typeof createWorld>[0] = {},
  account: string = 'ada@new.example',
  firstAccount?: string,
) {
  const world = await createWorld(options);
  const ada = world.browser('ada');
  const first = await world.finish(ada, undefined, firstAccount);
  const [connection] = await world.connections('ada');
  if (!connection) throw new Error('Nothing was connected.');
  world.advance(60_000);
  ada.cookies.length = 0;
  const created: unknown = await (
    await ada.call('POST', `/connections/${connection.id}/reconnect`, {})
  ).json();
  if (!isCreatedAttempt(created)) throw new Error('No attempt.');
  const location = (await ada.navigate(created.startUrl)).headers.get('location') ?? '';
  const { identityId, redirectUrl } = world.emulator.completeSignIn(
    new URL(location).searchParams.get('token') ?? '',
    account,
  );
  world.emulator.clearLog();
  return { world, ada, first, connection, created, identityId, callbackUrl: redirectUrl ?? '' };
}

test('a reconnect keeps the connection, replaces its sign-in and deletes the old one at Anchor', async () => {
  const { world, ada, first, connection, created, identityId, callbackUrl } = await reconnecting();
  expect(ada.cookies).toHaveLength(1);
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  const [renewed] = await world.connections('ada');
  expect(renewed).toMatchObject({
    id: connection.id,
    identityId,
    accountName: 'ada@new.example',
    tagged: true,
  });
  expect(world.emulator.identities().map(({ id }) => id)).toEqual([identityId]);
  expect(await holderOf(world.store, first.identityId)).toBeUndefined();
  expect(world.calls()).toMatchObject({ 'identities.delete': 1, 'identities.update': 1 });
  const attempt = await (await ada.call('GET', `/attempts/${created.attemptId}`)).json();
  expect(attempt).toMatchObject({ status: 'connected', connection: { id: connection.id } });
});

test('an old sign-in that cannot be deleted yet is deleted by reconcile', async () => {
  const { world, ada, first, identityId, callbackUrl } = await reconnecting();
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  expect(await holderOf(world.store, first.identityId)).toMatchObject({ deleting: true });
  expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
  expect(world.emulator.identities().map(({ id }) => id)).toEqual([identityId]);
});

test('a reconnect does not restore a connection that was disconnected in the meantime', async () => {
  const { world, ada, connection, created, callbackUrl } = await reconnecting();
  await ada.call('DELETE', `/connections/${connection.id}`);
  const response = await ada.navigate(callbackUrl);
  expect([response.status, await codeOf(response)]).toEqual([404, 'not_connected']);
  expect(await world.attempt(created.attemptId)).toMatchObject({ outcome: 'failed' });
  expect(await world.connections('ada')).toEqual([]);
});

test('a concurrent reconcile does not overwrite the status of the new sign-in', async () => {
  const { world, ada, connection, callbackUrl } = await reconnecting();
  await world.store.updateConnection({ identityId: connection.identityId }, { identityStatus: 'pending' });
  await world.store.updateConnection(
    { identityId: connection.identityId },
    { nextCheckAt: world.now(), pendingChecks: 0 },
  );
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'delay', delayMs: 300 });
  const reconciling = world.connect.reconcile();
  await expect.poll(() => world.calls()['identities.retrieve']).toBe(1);
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  await reconciling;
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'validated' }]);
});

describe('a reconnect with another account keeps the connection and reports the change', () => {
  test('in every response and in the event', async () => {
    const { world, ada, connection, created, callbackUrl } = await reconnecting();
    await world.store.updateConnection({ owner: connection.owner, id: connection.id }, { label: 'Work' });
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
    const about = { connectionId: connection.id, accountChanged: true };
    expect(world.events).toContainEqual(
      expect.objectContaining({ type: 'connection.reconnected', ...about }),
    );
    const expected = {
      status: 'connected',
      connection: {
        id: connection.id,
        accountName: 'ada@new.example',
        previousAccountName: 'ada@example.com',
        label: 'Work',
      },
    };
    const read = () => ada.call('GET', `/attempts/${created.attemptId}`);
    expect(await bodyOf(await read())).toMatchObject(expected);
    await ada.navigate(callbackUrl);
    expect(await bodyOf(await read())).toMatchObject(expected);
    const { connections } = await bodyOf(await ada.call('GET', '/connections'));
    expect(connections).toMatchObject([expected.connection]);
  });

  test('in the response to confirm', async () => {
    const { ada, created, identityId } = await reconnecting();
    const answer = await ada.call('POST', `/attempts/${created.attemptId}/confirm`, { identityId });
    expect(await bodyOf(answer)).toMatchObject({
      connection: { previousAccountName: 'ada@example.com' },
    });
  });

  test.each([
    ['the same name', 'ada@example.com', undefined],
    ['the same name, written otherwise', ' ADA@Example.com', undefined],
    ['no name now', '\u0007', undefined],
    ['no name before', 'ada@new.example', '\u0007'],
  ])('but not for %s', async (_, account, firstAccount) => {
    const { world, ada, created, callbackUrl } = await reconnecting({}, account, firstAccount);
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
    const answer = await bodyOf(await ada.call('GET', `/attempts/${created.attemptId}`));
    expect(answer).toMatchObject({ status: 'connected' });
    expect(answer.connection).not.toHaveProperty('previousAccountName');
    const expected = { type: 'connection.reconnected', accountChanged: false };
    expect(world.events).toContainEqual(expect.objectContaining(expected));
  });
});

test("the identity of the user's other connection is refused without a call to Anchor", async () => {
  const { world, ada, connection, callbackUrl, identityId } = await reconnecting();
  const other = await world.finish(ada);
  world.emulator.clearLog();
  const response = await ada.navigate(callbackUrl.replace(identityId, other.identityId));
  expect([response.status, await codeOf(response)]).toEqual([409, 'identity_taken']);
  expect(world.calls()).toEqual({});
  expect(await world.connections('ada')).toContainEqual(connection);
});

describe.each([
  ['memoryStore', async () => memoryStore()],
  ['sqlStore', async () => (await openNewSqlite()).store],
])('if Anchor returns the same identity for a second sign-in, on %s', (_, makeStore) => {
  const sameIdentity = async () => ({
    connect: { store: await makeStore() },
    emulator: { settings: { knownAccount: 'same-identity' as const } },
  });

  test.each(['callback', 'confirm'])('a reconnect by %s renews the connection', async (by) => {
    const options = await sameIdentity();
    const { world, ada, first, connection, created, identityId, callbackUrl } = await reconnecting(
      options,
      'ada@example.com',
    );
    expect(identityId).toBe(first.identityId);
    await world.store.updateConnection({ identityId }, { identityStatus: 'failed' });
    const response = await (by === 'callback'
      ? ada.navigate(callbackUrl)
      : ada.call('POST', `/attempts/${created.attemptId}/confirm`, { identityId }));
    expect(response.status).toBe(200);
    expect(await world.connections('ada')).toEqual([
      {
        ...connection,
        identityStatus: 'validated',
        connectedAt: world.now(),
        nextCheckAt: world.now() + 86_400_000,
      },
    ]);
    expect(world.emulator.identities().map(({ id }) => id)).toEqual([identityId]);
    expect(world.calls()).not.toHaveProperty('identities.delete');
    const about = { connectionId: connection.id, accountChanged: false };
    expect(world.events).toContainEqual(
      expect.objectContaining({ type: 'connection.reconnected', ...about }),
    );
  });

  test('a new sign-in with a connected account renews its connection and creates no second one', async () => {
    const world = await createWorld(await sameIdentity());
    const ada = world.browser('ada');
    const first = await world.finish(ada);
    world.advance(120_000);
    const second = await world.finish(ada);
    expect(second.identityId).toBe(first.identityId);
    expect(second.response.status).toBe(200);
    const [connection, ...others] = await world.connections('ada');
    expect([connection?.connectedAt, others]).toEqual([world.now(), []]);
    expect(await bodyOf(await ada.call('GET', `/attempts/${second.attemptId}`))).toMatchObject({
      status: 'connected',
      connection: { id: connection?.id },
    });
    expect(world.events.filter(({ type }) => type === 'connection.reconnected')).toHaveLength(1);
  });

  test.each(['failed', 'agent_failed'])('a reconnect with the status %s is refused', async (status) => {
    const options = await sameIdentity();
    const { world, ada, connection, callbackUrl, identityId } = await reconnecting(
      options,
      'ada@example.com',
    );
    world.emulator.changeIdentity(identityId, { status });
    const response = await ada.navigate(callbackUrl);
    expect([response.status, await codeOf(response)]).toEqual([409, 'identity_failed']);
    expect(await world.connections('ada')).toEqual([connection]);
  });

  test('an old identity without a connection is refused', async () => {
    const world = await createWorld(await sameIdentity());
    const { id } = world.emulator.seedIdentity({
      applicationId: applicationIds.linkedin,
      name: 'ada@example.com',
      createdAt: 0,
    });
    const { identityId, response } = await world.finish(world.browser('ada'));
    expect(identityId).toBe(id);
    expect(await codeOf(response)).toBe('identity_stale');
  });

  test('the identity of another user is refused', async () => {
    const world = await createWorld(await sameIdentity());
    await world.finish(world.browser('bob'));
    const { response } = await world.finish(world.browser('ada'));
    expect(await codeOf(response)).toBe('identity_taken');
    expect(await world.connections('ada')).toEqual([]);
  });

  test('an old identity does not restore a connection that was disconnected during the verification', async () => {
    const world = await createWorld(await sameIdentity());
    const ada = world.browser('ada');
    await world.finish(ada);
    world.advance(120_000);
    const { callbackUrl } = await world.arrive(ada);
    world.emulator.failNext({ call: 'applications.listIdentities', kind: 'delay', delayMs: 200 });
    world.emulator.clearLog();
    const checking = ada.navigate(callbackUrl);
    await expect.poll(() => world.calls()['applications.listIdentities']).toBe(1);
    const [connection] = await world.connections('ada');
    world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
    await ada.call('DELETE', `/connections/${connection?.id}`);
    expect(await codeOf(await checking)).toBe('not_connected');
    expect(await world.connections('ada')).toEqual([]);
  });
});
