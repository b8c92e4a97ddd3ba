import { isCreatedAttempt } from '@kit/protocol';
import { expect, test } from 'vitest';
import { interruptedClient } from '../interruptedClient.fixture.ts';
import { disconnectFields } from '../connections/disconnect.ts';
import { applicationIds, createWorld, type World } from '../world.fixture.ts';

const nothing = {
  deleted: 0,
  tagged: 0,
  refreshed: 0,
  postponed: 0,
  ended: 0,
  deletedAttempts: 0,
  unowned: [],
  failed: [],
};
const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Hides a user's only connection, as a DELETE does whose process dies before it asks Anchor. */
async function hide(world: World, user: string): Promise<void> {
  const [connection] = await world.connections(user);
  if (!connection) throw new Error('There is nothing to hide.');
  await world.store.updateConnection({ identityId: connection.identityId }, disconnectFields(world.now()));
}

test('a failed tag is written later, and the connection works in the meantime', async () => {
  const world = await createWorld();
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  const { response } = await world.finish(world.browser('ada'));
  expect(response.status).toBe(200);
  expect(await world.connections('ada')).toMatchObject([{ tagged: false }]);
  expect(world.errors.map(({ code }) => code)).toEqual(['connection.tag_postponed']);

  expect(await world.connect.reconcile()).toEqual({ ...nothing, tagged: 1 });
  expect(world.emulator.identities()[0]?.metadata).toMatchObject({ externalUserId: 'ada' });
  expect(await world.connections('ada')).toMatchObject([{ tagged: true }]);
  expect(await world.connect.reconcile()).toEqual(nothing);
});

test('a sign-in that no longer exists at Anchor needs attention', async () => {
  const world = await createWorld({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
  const ada = world.browser('ada');
  await world.finish(ada);
  world.emulator.reset();
  world.advance(second);
  expect(await world.connect.reconcile()).toEqual({ ...nothing, refreshed: 1 });
  const listed = await (await ada.call('GET', '/connections')).json();
  expect(listed).toMatchObject({ connections: [{ status: 'needs_attention' }] });
  expect(world.events).toContainEqual(
    expect.objectContaining({
      type: 'connection.status_changed',
      userId: 'ada',
      from: 'pending',
      to: 'needs_attention',
    }),
  );
  world.advance(minute);
  expect(await world.connect.reconcile()).toEqual(nothing);
});

test('checks a pending sign-in at growing intervals, and a settled one once a day', async () => {
  const settings = { statusAfterSignIn: 'pending', validationDelayMs: 30 * second };
  const world = await createWorld({ emulator: { settings } });
  await world.finish(world.browser('ada'));
  const checks = [];
  for (let now = 0; now < 2 * day; now += now < minute ? second : minute) {
    const { refreshed } = await world.connect.reconcile({ unowned: 'ignore' });
    if (refreshed) checks.push(now / second);
    world.advance(now < minute ? second : minute);
  }
  const settled = 32;
  expect(checks.slice(0, 6)).toEqual([1, 2, 4, 8, 16, settled]);
  expect(checks.slice(6).map((at) => Math.round((at - settled) / (24 * 60 * 60)))).toEqual([1]);
});

test('postpones a check that Anchor does not respond to, and changes nothing', async () => {
  const world = await createWorld({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
  await world.finish(world.browser('ada'));
  const [before] = await world.connections('ada');
  world.advance(second);
  world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 403, times: 2 });
  for (let run = 0; run < 2; run++)
    expect(await world.connect.reconcile()).toEqual({ ...nothing, postponed: 1 });
  expect(await world.connections('ada')).toEqual([{ ...before, nextCheckAt: world.now() }]);
  expect(world.errors.map(({ code }) => code)).toEqual(Array(2).fill('connection.refresh_postponed'));
});

test('a deletion runs before slightly overdue checks, even after it failed', async () => {
  const world = await createWorld();
  for (const user of ['ada', 'bob', 'cyd', 'dan']) await world.finish(world.browser(user));
  world.advance(day + minute);
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403, times: 2 });
  expect(await world.connect.disconnectAll({ userId: 'dan' })).toMatchObject({ left: [{}] });
  world.advance(minute);
  const once = { limit: 1, unowned: 'ignore' } as const;
  expect(await world.connect.reconcile(once)).toEqual({ ...nothing, postponed: 1 });
  world.advance(minute);
  expect(await world.connect.reconcile(once)).toEqual({ ...nothing, deleted: 1 });
  expect(await world.connect.reconcile(once)).toEqual({ ...nothing, refreshed: 1 });
});

test('a replaced sign-in whose deletion failed is deleted before late checks', async () => {
  const world = await createWorld();
  const dan = world.browser('dan');
  for (const browser of [world.browser('ada'), world.browser('bob'), dan]) await world.finish(browser);
  const all = { unowned: 'ignore' } as const;
  await world.connect.reconcile(all);
  world.advance(day - minute);
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403, times: 3 });
  const [connection] = await world.connections('dan');
  const created = await (await dan.call('POST', `/connections/${connection?.id}/reconnect`, {})).json();
  const start = await dan.navigate(isCreatedAttempt(created) ? created.startUrl : '');
  const token = new URL(start.headers.get('location') ?? '').searchParams.get('token') ?? '';
  await dan.navigate(world.emulator.completeSignIn(token).redirectUrl ?? '');
  expect(await world.connect.reconcile(all)).toMatchObject({ postponed: 1 });

  world.advance(2 * minute); // the checks of two others are a minute late
  const once = { ...all, limit: 1 };
  expect(await world.connect.reconcile(once)).toEqual({ ...nothing, postponed: 1 });
  expect(await world.connect.reconcile(once)).toEqual({ ...nothing, deleted: 1 });
});

test('a deletion that failed while the clock was a year ahead runs once the clock is correct', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  const [connection] = await world.connections('ada');
  world.advance(365 * day);
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
  expect((await ada.call('DELETE', `/connections/${connection?.id}`)).status).toBe(202);
  world.advance(-365 * day);
  expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
});

test('rows that always fail do not block others', async () => {
  const world = await createWorld({ connect: { limit: { attempts: 1_000, seconds: 1 } } });
  for (let i = 0; i < 4; i++) await world.finish(world.browser(`user${i}`));
  for (let i = 0; i < 4; i++) await hide(world, `user${i}`);
  await world.finish(world.browser('bob'));
  await hide(world, 'bob');
  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403, times: 4 });
  world.advance(second);
  let deleted = 0;
  for (let run = 0; run < 5; run++) deleted += (await world.connect.reconcile({ limit: 1 })).deleted;
  expect(deleted).toBe(1);
  expect(world.emulator.identities().map(({ metadata }) => metadata.externalUserId)).not.toContain('bob');
});

test('concurrent runs share the work', async () => {
  const world = await createWorld();
  for (const user of ['ada', 'bob', 'cyd']) {
    await world.finish(world.browser(user));
    await hide(world, user);
  }
  world.emulator.clearLog();
  const runs = await Promise.all([1, 2, 3].map(() => world.connect.reconcile({ unowned: 'ignore' })));
  expect(runs.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(3);
  expect(world.calls()).toEqual({ 'identities.delete': 3 });
  expect(world.emulator.identities()).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('a removal is reported once if another run overtakes one that outlives its lease', async () => {
  const { anchor, interrupt } = interruptedClient('DELETE /v1/identities/');
  const world = await createWorld({ anchor });
  await world.finish(world.browser('ada'));
  await hide(world, 'ada');
  interrupt(async () => {
    world.advance(minute + second);
    expect(await world.connect.reconcile()).toMatchObject({ deleted: 1 });
  });
  await world.connect.reconcile();
  expect(world.events.filter(({ type }) => type === 'connection.deleted')).toHaveLength(1);
});

test('an attempt is removed a day after it expired, and its connection stays', async () => {
  const world = await createWorld();
  const { attemptId } = await world.finish(world.browser('ada'));
  world.advance(30 * minute + day);
  expect(await world.connect.reconcile()).toMatchObject({ deletedAttempts: 0 });
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'connected' });
  world.advance(1);
  expect(await world.connect.reconcile()).toMatchObject({ deletedAttempts: 1 });
  expect(await world.store.findAttempt({ id: attemptId })).toBeUndefined();
  expect(await world.connections('ada')).toHaveLength(1);
});

test('identities without an owner are reported after a day, and deleted only with the option', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  const { identityId } = await world.arrive(ada);
  world.advance(day);
  const find = (unowned: 'report' | 'delete') => world.connect.reconcile({ unowned, unownedEveryMs: 0 });
  expect(await find('report')).toMatchObject({ unowned: [] });
  world.advance(1);
  const orphan = { identityId, application: 'linkedin', createdAt: expect.stringMatching(/^\d{4}-.*Z$/) };
  expect(await find('report')).toMatchObject({ unowned: [{ ...orphan, isDeleted: false }] });
  expect(world.emulator.identities()).toHaveLength(2);

  world.emulator.clearLog();
  expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ unowned: [] });
  expect(world.calls()).toEqual({});

  world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
  expect(await find('delete')).toMatchObject({ unowned: [{ ...orphan, isDeleted: false, kept: 'failed' }] });
  expect(world.events).toContainEqual(
    expect.objectContaining({ type: 'unowned.deletion_failed', code: 'anchor_key_rejected' }),
  );
  expect(await find('delete')).toMatchObject({ unowned: [{ ...orphan, isDeleted: true }] });
  expect(await find('delete')).toMatchObject({ unowned: [] });
  expect(await world.connections('ada')).toHaveLength(1);
  expect(world.emulator.identities()).toHaveLength(1);
});

test('reports applications whose identities cannot be listed, and processes the rest', async () => {
  const world = await createWorld();
  world.emulator.seedIdentity({ applicationId: applicationIds.notion, createdAt: world.now() - 2 * day });
  world.emulator.failNext({ call: 'applications.listIdentities', kind: 'status', status: 403 });
  expect((await world.connect.reconcile()).unowned).toHaveLength(1);
  expect(world.events).toMatchObject([
    { type: 'unowned.lookup_failed', application: 'linkedin', code: 'anchor_key_rejected' },
    { type: 'unowned.found', application: 'notion', unowned: 1 },
    { type: 'upkeep.finished', unowned: 1, failed: [] },
  ]);
});

test.each([
  { budgetMs: Number.NaN },
  { budgetMs: -1 },
  { limit: 2.5 },
  { limit: -1 },
  { limit: Number.NaN },
  { unownedEveryMs: Number.NaN },
  { unownedEveryMs: Number.POSITIVE_INFINITY },
])('the invalid option %j is reported, and nothing runs', async (work) => {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  await hide(world, 'ada');
  expect(await world.connect.reconcile(work)).toEqual({ ...nothing, failed: ['start'] });
  const [option] = Object.keys(work);
  expect(world.events.at(-1)).toMatchObject({
    type: 'upkeep.failed',
    reason: expect.stringContaining(`reconcile: ${option} cannot be`),
  });
  expect(await world.connect.reconcile()).toEqual({ ...nothing, deleted: 1 });
});
