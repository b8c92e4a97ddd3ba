import { expect, test } from 'vitest';
import { dayMs } from '../time.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { createWorld } from '../world.fixture.ts';

test("returns the same connections as the user's browser receives, and none of other users", async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  await world.finish(ada, { application: 'notion' });
  await world.finish(world.browser('acme:ada'));
  const read = async (path: string) => (await ada.call('GET', path)).json();

  const connections = await world.connect.listConnections({ userId: 'ada' });
  expect(connections).toHaveLength(2);
  expect(await read('/connections')).toEqual({ connections });
  expect(await read('/applications')).toEqual({ applications: world.connect.listApplications() });
  expect(await world.connect.listConnections({ userId: 'ada', tenantId: 'acme' })).toHaveLength(1);
  expect(await world.connect.listConnections({ userId: 'bob' })).toEqual([]);
});

test('lists and upkeep skip and report an unreadable row, and an erasure fails', async () => {
  const { store, sql } = await openNewSqlite();
  const world = await createWorld({ connect: { store } });
  const ada = world.browser('ada');
  await world.finish(ada);
  await world.finish(ada, { application: 'notion' });
  const [broken, whole] = await world.connections('ada');
  sql.exec(`UPDATE connect_connection SET connected_at = 'yesterday' WHERE id = '${broken?.id}'`);

  const readable = [expect.objectContaining({ id: whole?.id })];
  expect(await world.connect.listConnections({ userId: 'ada' })).toEqual(readable);
  expect(await (await ada.call('GET', '/connections')).json()).toEqual({ connections: readable });
  expect((await ada.call('POST', '/attempts', { application: 'linkedin' })).status).toBe(201);
  world.advance(2 * dayMs);
  expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ tagged: 0, refreshed: 1 });
  const reports = world.events.filter(({ type }) => type === 'connection.unreadable');
  expect(reports).toHaveLength(4);
  expect(reports[0]).toMatchObject({
    connectionId: broken?.id,
    reason: expect.stringContaining('column connected_at'),
  });
  expect(JSON.stringify(reports)).not.toContain('yesterday');

  // A report that says "nothing left" would be untrue.
  await expect(world.connect.disconnectAll({ userId: 'ada' })).rejects.toThrow('column connected_at');
  expect(await world.connect.listConnections({ userId: 'ada' })).toEqual([]);
});

test('reconcile ends the other sessions if one cannot be read', async () => {
  const { store, sql } = await openNewSqlite();
  const world = await createWorld({ connect: { store } });
  await world.finish(world.browser('ada'));
  const start = () => world.connect.createSession({ userId: 'ada', application: 'linkedin' });
  const broken = await start();
  await start();
  sql.exec(`UPDATE connect_session SET ending = 1, due_at = 0;
    UPDATE connect_session SET started_at = 'yesterday' WHERE id = '${broken.id}'`);

  expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ ended: 1 });
  const running = world.emulator.sessions().filter(({ endedAt }) => !endedAt);
  expect(running.map(({ id }) => id)).toEqual([broken.anchorId]);
  expect(world.events.filter(({ type }) => type === 'connection.unreadable')).toMatchObject([
    { reason: expect.stringContaining('column started_at') },
  ]);
});
