import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';
import { seedConnection } from './seedConnection.ts';

const stores = {
  memoryStore: () => memoryStore(),
  sqlStore: async () => (await openNewSqlite()).store,
};

describe.each(Object.entries(stores))('in %s', (_, openStore) => {
  async function seeded(status: string, tenantId?: string) {
    const world = await createWorld({ connect: { store: await openStore() } });
    const identity = world.emulator.seedIdentity({
      applicationId: applicationIds.linkedin,
      name: 'ada@example.com',
      status,
    });
    const seed = { userId: 'ada', tenantId, application: 'linkedin', identity };
    return { world, seed, connection: await seedConnection(world.store, seed) };
  }

  test('the user has the account, and a browser is signed in with it', async () => {
    const { world, seed, connection } = await seeded('validated');
    expect(await world.connect.listConnections({ userId: 'ada' })).toMatchObject([
      { id: connection.id, application: 'linkedin', accountName: 'ada@example.com', status: 'connected' },
    ]);
    await world.connect.createSession({ userId: 'ada', application: 'linkedin' });
    expect(world.emulator.sessions()).toMatchObject([{ identityIds: [seed.identity.id] }]);
  });

  test('an account whose sign-in has run out needs attention', async () => {
    const { world } = await seeded('failed');
    expect(await world.connect.listConnections({ userId: 'ada' })).toMatchObject([
      { status: 'needs_attention' },
    ]);
  });

  test('only the user of that tenant has it', async () => {
    const { world } = await seeded('validated', 'acme');
    expect(await world.connect.listConnections({ userId: 'ada' })).toEqual([]);
    expect(await world.connect.listConnections({ userId: 'ada', tenantId: 'acme' })).toHaveLength(1);
  });

  test('an identity that another user has is refused', async () => {
    const { world, seed } = await seeded('validated');
    await expect(seedConnection(world.store, { ...seed, userId: 'bob' })).rejects.toThrow(
      'belongs to another connection',
    );
  });

  test('it does not count toward the limit of attempts', async () => {
    const world = await createWorld({
      connect: { store: await openStore(), limit: { attempts: 1, seconds: 600 } },
    });
    const seedIdentity = () => world.emulator.seedIdentity({ applicationId: applicationIds.linkedin });
    for (const identity of [seedIdentity(), seedIdentity()])
      await seedConnection(world.store, { userId: 'ada', application: 'linkedin', identity });
    const { response } = await world.finish(world.browser('ada'));
    expect(response.status).toBe(200);
    expect(await world.connect.listConnections({ userId: 'ada' })).toHaveLength(3);
  });
});
