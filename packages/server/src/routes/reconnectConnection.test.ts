import { isCreatedAttempt } from '@kit/protocol';
import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

/** Ada, with one connection, back from a second sign-in for it. */
async function reconnecting() {
  const world = await createWorld();
  const ada = world.browser('ada');
  const first = await world.finish(ada);
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
    'ada@new.example',
  );
  world.emulator.clearLog();
  return { world, ada, first, connection, created, identityId, callbackUrl: redirectUrl ?? '' };
}

test('the connection stays, its sign-in is new, and the old one is deleted at Anchor', async () => {
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
  expect(await world.store.findConnectionByIdentity(first.identityId)).toBeUndefined();
  expect(world.calls()).toMatchObject({ 'identities.delete': 1, 'identities.update': 1 });
  const attempt = await (await ada.call('GET', `/attempts/${created.attemptId}`)).json();
  expect(attempt).toMatchObject({ status: 'connected', connection: { id: connection.id } });
});

test('an old sign-in that cannot be deleted yet is not forgotten', async () => {
  const { world, ada, first, identityId, callbackUrl } = await reconnecting();
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  expect(await world.store.findConnectionByIdentity(first.identityId)).toMatchObject({ deleting: true });
  expect(await world.connect.reconcile()).toMatchObject({ removed: 1 });
  expect(world.emulator.identities().map(({ id }) => id)).toEqual([identityId]);
});

test('disconnected meanwhile: the sign-in ends and brings nothing back', async () => {
  const { world, ada, connection, created, callbackUrl } = await reconnecting();
  await ada.call('DELETE', `/connections/${connection.id}`);
  const response = await ada.navigate(callbackUrl);
  expect([response.status, await codeOf(response)]).toEqual([404, 'not_connected']);
  expect(await world.attempt(created.attemptId)).toMatchObject({ status: 'failed' });
  expect(await world.connections('ada')).toEqual([]);
});

test('reconcile that asked about the old sign-in does not spoil the new one', async () => {
  const { world, ada, connection, callbackUrl } = await reconnecting();
  await world.store.updateIdentityStatus(connection.identityId, 'pending');
  await world.store.setDue(connection.identityId, world.now(), 0);
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'delay', delayMs: 300 });
  const reconciling = world.connect.reconcile();
  await expect.poll(() => world.calls()['identities.retrieve']).toBe(1);
  expect((await ada.navigate(callbackUrl)).status).toBe(200);
  await reconciling;
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'validated' }]);
});
