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

test.each(clients)('through %s: pending first, then what Anchor found', async (_, anchor) => {
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

test.each(clients)('through %s: a sign-in that Anchor cannot repeat needs its user', async (_, anchor) => {
  const world = await createWorld({ anchor });
  await world.finish(world.browser('ada'));
  world.emulator.configure({ reauthentication: 422 });
  await expect(world.connect.reauthenticate(linkedin)).rejects.toMatchObject({
    name: 'ConnectError',
    code: 'connection_not_ready',
  });
});

test.each(clients)('through %s: an id that is not a UUID never becomes part of a path', async (_, anchor) => {
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

test('no other user, no other application, and no repetition', async () => {
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

test('called while reconcile works on the same row: checked again immediately, not tomorrow', async () => {
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
