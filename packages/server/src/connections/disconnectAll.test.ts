import { demoApiKey } from '@kit/emulator';
import { expect, test } from 'vitest';
import { createGateway } from '../anchor/gateway.fixture.ts';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { createWorld, smallClient } from '../world.fixture.ts';
import { holderOf } from '../testing/records.ts';

/** Ada with two connections and a sign-in under way, beside Bob and an Ada of another tenant. */
async function populated() {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  await world.finish(ada, { application: 'notion' });
  for (const other of ['bob', 'acme:ada']) await world.finish(world.browser(other));
  const arrival = await world.arrive(ada);
  world.emulator.clearLog();
  return { world, ada, arrival };
}

test("deletes all of the user's accounts in the store and at Anchor, and keeps those of other users", async () => {
  const { world, ada, arrival } = await populated();
  expect(await world.connect.disconnectAll({ userId: 'ada' })).toEqual({ deleted: 2, left: [] });
  expect(await world.connections('ada')).toEqual([]);
  expect(await world.store.findAttempt({ id: arrival.attemptId })).toBeUndefined();
  expect(world.calls()).toEqual({ 'identities.delete': 2 });
  for (const other of ['bob', 'acme:ada']) expect(await world.connections(other)).toHaveLength(1);

  // The sign-in that was under way comes back to nothing.
  const late = await ada.navigate(arrival.callbackUrl);
  expect(late.status).toBe(403);
  expect(await world.connections('ada')).toEqual([]);
  expect(await world.connect.disconnectAll({ userId: 'ada' })).toEqual({ deleted: 0, left: [] });
});

test('reports accounts that Anchor has not deleted yet, and keeps them hidden', async () => {
  const { world, ada } = await populated();
  const rows = await world.connections('ada');
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403, times: 3 });
  const { deleted, left } = await world.connect.disconnectAll({ userId: 'ada' });
  expect(deleted).toBe(0);
  expect(new Set(left)).toEqual(
    new Set(rows.map(({ id, application, accountName }) => ({ connectionId: id, application, accountName }))),
  );
  expect(await (await ada.call('GET', '/connections')).json()).toEqual({ connections: [] });

  expect(await world.connect.disconnectAll({ userId: 'ada' })).toMatchObject({
    deleted: 1,
    left: [{ application: expect.any(String) }],
  });
  expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
  expect(await world.connect.disconnectAll({ userId: 'ada' })).toEqual({ deleted: 0, left: [] });
  const deletions = world.events.filter(({ type }) => type === 'connection.deleted');
  expect(deletions).toHaveLength(2);
});

test('a concurrent callback leaves no connection and no untracked sign-in', async () => {
  const { world, ada, arrival } = await populated();
  await Promise.all([ada.navigate(arrival.callbackUrl), world.connect.disconnectAll({ userId: 'ada' })]);
  expect(await world.connections('ada')).toEqual([]);
  const row = await holderOf(world.store, arrival.identityId);
  expect(row?.deleting ?? true).toBe(true);
});

test('with the API key of another project, nothing counts as deleted', async () => {
  const otherKey = 'key of another project';
  const gateway = await createGateway();
  const world = await createWorld({
    emulator: { apiKeys: [demoApiKey, otherKey] },
    anchor(url) {
      gateway.anchorUrl = url;
      return smallClient(gateway.url);
    },
  });
  await world.finish(world.browser('ada'));
  gateway.key = otherKey;
  expect(await world.connect.disconnectAll({ userId: 'ada' })).toMatchObject({ deleted: 0, left: [{}] });
  expect(world.events).toContainEqual(
    expect.objectContaining({ type: 'connection.deletion_postponed', code: 'anchor_application_missing' }),
  );
  expect(world.emulator.identities()).toHaveLength(1);
  gateway.key = undefined;
  expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
  expect(world.emulator.identities()).toEqual([]);
});

test('a tag that is written in the meantime does not postpone a deletion', async () => {
  const { anchor, interrupt } = interruptedClient('PUT /v1/identities/');
  const world = await createWorld({ anchor });
  interrupt(async () => {
    world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
    expect(await world.connect.disconnectAll({ userId: 'ada' })).toMatchObject({ left: [{}] });
  });
  await world.finish(world.browser('ada'));
  expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
});
