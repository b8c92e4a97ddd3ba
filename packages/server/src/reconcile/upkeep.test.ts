import { describe, expect, test, vi } from 'vitest';
import { createConnect } from '../createConnect.ts';
import { publicUrl } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { newAttempt } from '../testing/records.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';
import { disconnectFields } from '../connections/disconnect.ts';

const day = 24 * 60 * 60_000;
const methods = Object.keys(memoryStore());

/** Creates work for every step: a deletion, a check, a tag, an old session, attempt, request and key, and an unowned identity. */
async function createBacklog(store: Store) {
  const world = await createWorld({ connect: { store } });
  for (const user of ['ada', 'bob']) await world.finish(world.browser(user));
  await world.connect.createSession({ userId: 'bob', application: 'linkedin' });
  world.emulator.failNext({ call: 'identities.update', kind: 'status', status: 400 });
  await world.finish(world.browser('cyd'));
  await world.arrive(world.browser('dan'));
  await store.takeOnce('one', world.now() - 1, world.now());
  await world.connect.request({ userId: 'dan', application: 'linkedin' });
  world.advance(2 * day);
  const [connection] = await world.connections('ada');
  if (connection)
    await store.updateConnection({ identityId: connection.identityId }, disconnectFields(world.now()));
  world.events.length = 0;
  return world;
}

/** The store, with methods that reject, or throw before there is a promise. */
function failing(store: Store, broken: Set<string>, how: 'rejects' | 'throws'): Store {
  return new Proxy(store, {
    get(target, name) {
      if (!broken.has(String(name))) return Reflect.get(target, name);
      return () => {
        const error = new Error('The database is away.');
        if (how === 'throws') throw error;
        return Promise.reject(error);
      };
    },
  });
}

describe('reconcile never rejects, and runs the other steps', () => {
  test.each(['rejects', 'throws'] as const)('if any method of the store %s', async (how) => {
    const failedSteps: Record<string, string[]> = {};
    for (const method of methods) {
      const broken = new Set<string>();
      const world = await createBacklog(failing(memoryStore(), broken, how));
      broken.add(method);
      const { failed, unowned, deletedAttempts, ...counts } = await world.connect.reconcile();
      if (failed.length > 0 || counts.postponed > 0) failedSteps[method] = failed;
      // All work of the steps that did not fail is done or postponed.
      const { deleted, tagged, refreshed, postponed } = counts;
      expect([unowned.length, deleted + tagged + refreshed + postponed, deletedAttempts]).toEqual([
        failed.includes('unowned') ? 0 : 1,
        method === 'takeDueConnections' ? 0 : 3,
        failed.includes('attempts') ? 0 : 4,
      ]);
      const expired = world.events.filter(({ type }) => type === 'request.expired');
      expect(expired).toHaveLength(method === 'expireRequests' ? 0 : 1);
      const reasons = world.events.flatMap((event) => ('reason' in event ? [event.reason] : []));
      expect(reasons.some((reason) => reason.includes('database is away'))).toBe(method in failedSteps);
      expect(world.events.at(-1)).toMatchObject({ type: 'upkeep.finished', failed });

      broken.clear();
      world.advance(day);
      for (let run = 0; run < 2; run++) await world.connect.reconcile();
      expect(await world.connections('ada')).toEqual([]);
      const owners = world.emulator.identities().map(({ metadata }) => metadata.externalUserId);
      expect(owners).toEqual(['bob', 'cyd', undefined]);
    }
    expect(failedSteps).toEqual({
      takeOnce: ['unowned'],
      findConnections: ['unowned'],
      takeDueConnections: ['connections'],
      takeDueSessions: ['sessions'],
      updateSession: ['sessions'],
      updateConnection: ['connections'],
      // Postpone a connection.
      deleteOne: [],
      endSessions: [],
      expireRequests: ['requests'],
      deleteExpired: ['sessions', 'attempts', 'requests', 'deliveries'],
    });
  });

  test('if everything fails, including an async listener', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    const store = failing(memoryStore(), new Set(methods), 'rejects');
    const connect = createConnect({
      anchor: smallClient('http://127.0.0.1:1'),
      applications: { linkedin: { id: applicationIds.linkedin } },
      publicUrl,
      store,
      getUser: () => null,
      logger: {},
      onEvent: async () => {
        throw new Error('The listener is away.');
      },
    });
    // An unhandled rejection would fail this file.
    expect(await connect.reconcile()).toMatchObject({
      failed: ['unowned', 'connections', 'sessions', 'attempts', 'requests', 'deliveries'],
    });
    await expect.poll(() => printed.mock.calls.length).toBe(7);
    printed.mockRestore();
  });
});

describe('a backlog', () => {
  test('of 100,000 expired attempts is removed in one run', { timeout: 120_000 }, async () => {
    const { store, sql } = await openNewSqlite();
    const world = await createWorld({ connect: { store } });
    await store.createAttempt(newAttempt({ id: 'template', expiresAt: world.now() - 2 * day }));
    const columns =
      'tenant_id, user_id, application, mode, return_to, binding_hash, reconnects, status, outcome, code';
    const rest = 'created_at, started_at, expires_at, rounds, verifications, identity_id, connection_id';
    sql.exec(`INSERT INTO connect_attempt (id, ${columns}, state_hash, ${rest})
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
      SELECT 'old ' || i, ${columns}, NULL, ${rest} FROM n, connect_attempt WHERE id = 'template'`);
    expect(await world.connect.reconcile({ budgetMs: 60_000 })).toMatchObject({ deletedAttempts: 100_000 });
  });

  test('of connections is processed in one run, and a run ends when its time budget is used', async () => {
    const world = await createWorld({ connect: { limit: { attempts: 1_000, seconds: 1 } } });
    const users = Array.from({ length: 60 }, (_, i) => `user${i}`);
    for (const user of users) await world.finish(world.browser(user));
    world.advance(2 * day);
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'hang', times: 1_000 });
    const silent = await world.connect.reconcile({ budgetMs: 300, unowned: 'ignore' });
    expect(silent).toMatchObject({ refreshed: 0, postponed: 50 });
    const postponed = world.events.filter(({ type }) => type === 'connection.refresh_postponed');
    expect(postponed).toHaveLength(5);

    world.emulator.clearFaults();
    expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ refreshed: 60 });
    expect(await world.connect.reconcile({ unowned: 'ignore' })).toMatchObject({ refreshed: 0 });
  });
});
