import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { expect, test } from 'vitest';
import { reauthenticateIdentity } from '../anchor/identity.ts';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { createWorld, smallClient } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;

const clients = [
  ['the small client', (url: string) => smallClient(url)],
  ['the SDK', (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL })],
] as const;

test.each(clients)("with %s, the status is pending first, then Anchor's result", async (_, anchor) => {
  const world = await createWorld({ anchor });
  const { identityId } = await world.finish(world.browser('ada'));
  await world.store.updateConnection({ identityId }, { identityStatus: 'failed' });
  await world.connect.reauthenticate(linkedin);
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'pending' }]);
  world.advance(3_000);
  expect(await world.connect.reconcile()).toMatchObject({ refreshed: 1 });
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'validated' }]);
  expect(world.events).toContainEqual(
    expect.objectContaining({
      type: 'connection.status_changed',
      from: 'needs_attention',
      to: 'pending',
      userId: 'ada',
    }),
  );
});

test.each(clients)(
  'with %s, throws connection_not_ready if Anchor cannot repeat the sign-in',
  async (_, anchor) => {
    const world = await createWorld({ anchor });
    await world.finish(world.browser('ada'));
    world.emulator.configure({ reauthentication: 422 });
    await expect(world.connect.reauthenticate(linkedin)).rejects.toMatchObject({
      name: 'ConnectError',
      code: 'connection_not_ready',
    });
  },
);

test.each(clients)('with %s, an id that is not a UUID never becomes part of a path', async (_, anchor) => {
  const world = await createWorld({ anchor });
  for (const id of ['', '..', '../applications', 'a/b', 'a?b=c'])
    await expect(
      reauthenticateIdentity(anchor(world.anchorUrl), { identityId: id, applicationId: undefined }),
    ).rejects.toMatchObject({
      code: 'anchor_unavailable',
      cause: expect.objectContaining({ message: expect.stringMatching(/not a UUID/) }),
    });
  expect(world.emulator.log()).toEqual([]);
});

test('rejects other users and applications, and does not retry', async () => {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  world.emulator.clearLog();
  for (const choice of [
    { ...linkedin, userId: 'bob' },
    { ...linkedin, tenantId: 'acme' },
    { ...linkedin, application: 'notion' as const },
    { ...linkedin, connectionId: 'other' },
  ])
    await expect(world.connect.reauthenticate(choice)).rejects.toMatchObject({ code: 'not_connected' });
  expect(world.calls()).toEqual({});

  world.emulator.failNext({ call: 'identities.reauthenticate', kind: 'status', status: 500 });
  await expect(world.connect.reauthenticate(linkedin)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(Object.values(world.calls())).toEqual([1]);
});

test('a concurrent reconcile does not postpone the next check to the next day', async () => {
  const { anchor, interrupt } = interruptedClient('GET /v1/identities/');
  const world = await createWorld({ anchor });
  await world.finish(world.browser('ada'));
  world.advance(24 * 60 * 60_000);
  interrupt(() => world.connect.reauthenticate(linkedin));
  expect(await world.connect.reconcile()).toMatchObject({ refreshed: 1 });
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'pending' }]);

  world.advance(3_000);
  expect(await world.connect.reconcile()).toMatchObject({ refreshed: 1 });
  expect(await world.connections('ada')).toMatchObject([{ identityStatus: 'validated' }]);
});
