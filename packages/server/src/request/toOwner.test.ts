import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { createWorld } from '../world.fixture.ts';

/** Invalid user ids. As JSON, because TypeScript accepts strings only. */
const wrong = [
  ['not a string', '42', 'is a number'],
  ['null', 'null', 'is null'],
  ['empty', '""', 'is empty'],
  ['over 255 characters long', `"${'x'.repeat(256)}"`, 'has 256 characters'],
  ['cut by SQLite at its NUL', '"ada\\u0000x"', 'contains a NUL character or half a surrogate pair'],
  ['half a surrogate pair', '"ada\\ud83d"', 'contains a NUL character or half a surrogate pair'],
];

test.each(wrong)('a user id that is %s is refused from every source', async (_, json, why) => {
  const userId: string = JSON.parse(json);
  const { store } = await openNewSqlite();
  const world = await createWorld({ connect: { store, getUser: () => ({ id: userId }) } });
  const response = await world.browser('ada').call('GET', '/connections');
  expect([response.status, await codeOf(response)]).toEqual([500, 'internal']);
  expect(world.events.at(-1)).toMatchObject({ reason: expect.stringContaining(`getUser: id ${why}`) });

  const { connect } = world;
  const calls = {
    listConnections: () => connect.listConnections({ userId }),
    createSession: () => connect.createSession({ userId, application: 'linkedin' }),
    reauthenticate: () => connect.reauthenticate({ userId, application: 'linkedin' }),
    disconnectAll: () => connect.disconnectAll({ userId }),
  };
  for (const [name, call] of Object.entries(calls))
    await expect(call(), name).rejects.toThrow(`${name}: userId ${why}`);
  expect(world.emulator.log()).toEqual([]);
});

test('a missing user id is refused', async () => {
  const { connect } = await createWorld();
  const nothing: { userId: string } = JSON.parse('{}');
  await expect(connect.listConnections(nothing)).rejects.toThrow('listConnections: userId is undefined');
});

test('an invalid tenant id is refused, and an empty one is accepted', async () => {
  const { connect } = await createWorld();
  const of = (tenantId: string) => connect.listConnections({ userId: 'ada', tenantId });
  await expect(of('acme\0')).rejects.toThrow('listConnections: tenantId contains a NUL character');
  await expect(of('x'.repeat(256))).rejects.toThrow('listConnections: tenantId has 256 characters');
  expect(await of('x'.repeat(255))).toEqual([]);
  expect(await of('')).toEqual([]);
});

test('a user does not see the connections of a user whose id has the same beginning', async () => {
  const { store } = await openNewSqlite();
  const world = await createWorld({
    connect: {
      store,
      getUser: (request) => ({
        id: request.headers.get('cookie')?.includes('session=eve') ? 'ada\0eve' : 'ada',
      }),
    },
  });
  await world.finish(world.browser('ada'));
  const response = await world.browser('eve').call('GET', '/connections');
  expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('accountName')]);
});
