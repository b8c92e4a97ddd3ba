import { describe, expect, test } from 'vitest';
import { bodyOf, withoutReference } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { holderOf } from '../testing/records.ts';

/** Ada with one connection. */
async function connected(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  const ada = world.browser('ada');
  const { identityId } = await world.finish(ada);
  const [connection] = await world.connections('ada');
  if (!connection) throw new Error('Nothing was connected.');
  world.emulator.clearLog();
  const disconnect = (browser = ada) => browser.call('DELETE', `/connections/${connection.id}`);
  return { world, ada, identityId, connection, disconnect };
}

test('returns 204 after the sign-in is deleted at Anchor and in the store', async () => {
  const { world, ada, connection, disconnect } = await connected();
  const response = await disconnect();
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(world.emulator.identities()).toEqual([]);
  expect(await holderOf(world.store, connection.identityId)).toBeUndefined();
  expect(await (await ada.call('GET', '/connections')).json()).toEqual({ connections: [] });
  expect((await disconnect()).status).toBe(404);
});

test('a sign-in counts as deleted if Anchor proves that it no longer exists', async () => {
  const { world, disconnect } = await connected();
  world.emulator.reset();
  expect((await disconnect()).status).toBe(204);
  expect(world.calls()).toEqual({
    'identities.delete': 1,
    'identities.retrieve': 1,
    'applications.retrieve': 1,
    'applications.listIdentities': 1,
  });
});

test('if Anchor refuses, the row stays hidden and blocks its identity until reconcile deletes it', async () => {
  const { world, ada, identityId, disconnect } = await connected();
  const fault = { call: 'identities.delete', kind: 'status', status: 403, times: 3 } as const;
  world.emulator.failNext(fault);
  expect((await disconnect()).status).toBe(202);
  expect(await (await ada.call('GET', '/connections')).json()).toEqual({ connections: [] });
  for (let i = 0; i < 2; i++)
    expect(await world.connect.reconcile()).toMatchObject({ deleted: 0, postponed: 1 });
  expect(await holderOf(world.store, identityId)).toMatchObject({ deleting: true });
  expect(await world.connect.reconcile()).toEqual({
    deleted: 1,
    tagged: 0,
    refreshed: 0,
    postponed: 0,
    ended: 0,
    deletedAttempts: 0,
    unowned: [],
    failed: [],
  });
  expect(await holderOf(world.store, identityId)).toBeUndefined();
  expect(world.emulator.identities()).toEqual([]);
  expect(await world.connect.reconcile()).toEqual({
    deleted: 0,
    tagged: 0,
    refreshed: 0,
    postponed: 0,
    ended: 0,
    deletedAttempts: 0,
    unowned: [],
    failed: [],
  });
  expect(world.errors.map(({ code }) => code)).toEqual([
    'connection.deletion_postponed',
    'connection.deletion_postponed',
    'connection.deletion_postponed',
  ]);
});

test('two concurrent requests delete the sign-in once', async () => {
  const { world, disconnect } = await connected();
  const all = await Promise.all([disconnect(), disconnect(), disconnect()]);
  expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404, 404]);
  expect(world.calls()).toEqual({ 'identities.delete': 1 });
});

describe('refused, and nothing is deleted', () => {
  test('a connection of another user gets the same response as an unknown connection', async () => {
    const { world, connection } = await connected();
    for (const user of ['bob', 'acme:ada']) {
      for (const [method, rest] of [
        ['DELETE', ''],
        ['POST', '/reconnect'],
      ] as const) {
        const stranger = world.browser(user);
        const [foreign, absent] = await Promise.all(
          [connection.id, 'x'.repeat(43)].map(async (id) => {
            const body = method === 'POST' ? {} : undefined;
            const response = await stranger.call(method, `/connections/${id}${rest}`, body);
            const { error } = await bodyOf(response);
            return [response.status, [...response.headers], withoutReference(error)];
          }),
        );
        expect(foreign?.[0]).toBe(404);
        expect(foreign).toEqual(absent);
        expect(stranger.cookies).toEqual([]);
      }
    }
    expect(await world.connections('ada')).toHaveLength(1);
    expect(world.calls()).toEqual({});
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['a foreign origin', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }, 403],
    ['an opaque origin', { 'sec-fetch-site': undefined, origin: 'null' }, 403],
    ['neither header', { 'sec-fetch-site': undefined, origin: undefined }, 403],
    ['no user', { cookie: undefined }, 401],
  ])('by %s', async (_, headers, status) => {
    const { world, ada, connection } = await connected();
    const response = await ada.call('DELETE', `/connections/${connection.id}`, undefined, headers);
    expect(response.status).toBe(status);
    const reconnect = await ada.call('POST', `/connections/${connection.id}/reconnect`, {}, headers);
    expect(reconnect.status).toBe(status);
    expect(await world.connections('ada')).toHaveLength(1);
    expect(world.calls()).toEqual({});
  });
});
