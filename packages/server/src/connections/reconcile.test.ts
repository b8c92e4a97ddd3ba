import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';

test('a tag that failed is written later; the connection stands meanwhile', async () => {
  const world = await createWorld();
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  const { response } = await world.finish(world.browser('ada'));
  expect(response.status).toBe(200);
  expect(await world.connections('ada')).toMatchObject([{ tagged: false }]);
  expect(world.errors.map(({ code }) => code)).toEqual(['tag_postponed']);

  expect(await world.connect.reconcile()).toEqual({
    removed: 0,
    tagged: 1,
    refreshed: 0,
    postponed: 0,
    forgotten: 0,
  });
  expect(world.emulator.identities()[0]?.metadata).toMatchObject({ externalUserId: 'ada' });
  expect(await world.connections('ada')).toMatchObject([{ tagged: true }]);
});

test('a sign-in that Anchor has lost needs attention', async () => {
  const world = await createWorld({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
  const ada = world.browser('ada');
  await world.finish(ada);
  world.emulator.reset();
  await world.connect.reconcile();
  const listed = await (await ada.call('GET', '/connections')).json();
  expect(listed).toMatchObject({ connections: [{ status: 'needs_attention' }] });
  expect(await world.connect.reconcile()).toEqual({
    removed: 0,
    tagged: 0,
    refreshed: 0,
    postponed: 0,
    forgotten: 0,
  });
});

test('what Anchor does not answer about is postponed and changes nothing', async () => {
  const world = await createWorld({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
  await world.finish(world.browser('ada'));
  const before = await world.connections('ada');
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 403 });
  expect(await world.connect.reconcile()).toMatchObject({ postponed: 1 });
  expect(await world.connections('ada')).toEqual(before);
});

test('a row that can never be tagged does not keep others from their turn', async () => {
  const world = await createWorld();
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  await world.finish(world.browser('ada'));
  world.emulator.reset();
  await world.finish(world.browser('bob'));
  const [connection] = await world.connections('bob');
  await world.store.markDeleting({ tenantId: '', userId: 'bob' }, connection?.id ?? '');
  for (let run = 0; run < 3; run++) await world.connect.reconcile(1);
  expect(await world.store.listUnfinished('pending', 10)).toEqual([]);
});

test('twice at once does no harm', async () => {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  const [connection] = await world.connections('ada');
  await world.store.markDeleting({ tenantId: '', userId: 'ada' }, connection?.id ?? '');
  await Promise.all([world.connect.reconcile(), world.connect.reconcile()]);
  expect(await world.store.listUnfinished('pending', 10)).toEqual([]);
  expect(world.emulator.identities()).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('an attempt is forgotten a day after it expired, its connection is not', async () => {
  const world = await createWorld();
  const { attemptId } = await world.finish(world.browser('ada'));
  world.advance(30 * 60_000 + 24 * 60 * 60_000);
  expect(await world.connect.reconcile()).toMatchObject({ forgotten: 0 });
  expect(await world.attempt(attemptId)).toMatchObject({ status: 'completed' });
  world.advance(1);
  expect(await world.connect.reconcile()).toMatchObject({ forgotten: 1 });
  expect(await world.store.findAttempt(attemptId)).toBeUndefined();
  expect(await world.connections('ada')).toHaveLength(1);
});
