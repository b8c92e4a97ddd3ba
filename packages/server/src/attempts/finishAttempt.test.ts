import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { connectAccounts, linkedin, reconnect } from '../requests/requests.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { sqlite, type SqliteDatabase } from '../stores/sqlite.ts';
import { sqlStore } from '../stores/sqlStore.ts';
import type { Store } from '../stores/store.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';

async function fileStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-races-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const database: SqliteDatabase = new Database(join(folder, 'connect.sqlite'));
  const store = sqlStore(sqlite(database));
  await store.migrate();
  return store;
}

describe.each([
  ['memoryStore', async () => memoryStore()],
  ['sqlStore', fileStore],
])('concurrent requests, on %s', (_, makeStore) => {
  const newWorld = async () => createWorld({ connect: { store: await makeStore() } });

  test.each([5, 20])(
    '%i callbacks of one sign-in create one connection and get the same response',
    async (count) => {
      const world = await newWorld();
      const ada = world.browser('ada');
      const { callbackUrl, attemptId } = await world.arrive(ada);
      const all = await Promise.all(Array.from({ length: count }, () => ada.navigate(callbackUrl)));
      expect(await world.connections('ada')).toHaveLength(1);
      expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'connected' });
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(await Promise.all(all.map((one) => one.text()))).size).toBe(1);
    },
  );

  test('the callback and confirm of one sign-in create one connection', async () => {
    const world = await newWorld();
    const ada = world.browser('ada');
    const { callbackUrl, attemptId, identityId } = await world.arrive(ada);
    const [relay, confirmed] = await Promise.all([
      ada.navigate(callbackUrl),
      ada.call('POST', `/attempts/${attemptId}/confirm`, { identityId }),
    ]);
    expect([relay.status, confirmed.status]).toEqual([200, 200]);
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('of two identities for one attempt, one is connected and the other is refused', async () => {
    const world = await newWorld();
    const ada = world.browser('ada');
    const one = await world.arrive(ada);
    const two = await world.arrive(ada);
    const urls = [one.callbackUrl, one.callbackUrl.replace(one.identityId, two.identityId)];
    const all = await Promise.all(urls.map((url) => ada.navigate(url)));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('of two users with the same identity, only one connects it', async () => {
    const world = await newWorld();
    const [ada, bob] = [world.browser('ada'), world.browser('bob')];
    const [mine, theirs] = [await world.arrive(ada), await world.arrive(bob)];
    const stolen = mine.callbackUrl.replace(mine.identityId, theirs.identityId);
    const all = await Promise.all([ada.navigate(stolen), bob.navigate(theirs.callbackUrl)]);
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const rows = [...(await world.connections('ada')), ...(await world.connections('bob'))];
    expect(rows.map(({ identityId }) => identityId)).toEqual([theirs.identityId]);
  });

  test('a verification is not counted if the store fails to write the result', async () => {
    const kept = await makeStore();
    let isAway = true;
    const store: Store = {
      ...kept,
      async completeAttempt(completion) {
        if (isAway) throw new Error('the database is away');
        return kept.completeAttempt(completion);
      },
    };
    const world = await createWorld({ connect: { store } });
    const ada = world.browser('ada');
    const { callbackUrl, attemptId } = await world.arrive(ada);
    expect((await ada.navigate(callbackUrl)).status).toBe(500);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
    isAway = false;
    expect((await ada.navigate(callbackUrl)).status).toBe(200);
  });

  test('a cancellation during the verification ends the attempt', async () => {
    const world = await newWorld();
    const ada = world.browser('ada');
    const { callbackUrl, attemptId } = await world.arrive(ada);
    world.emulator.failNext({ call: 'applications.listIdentities', kind: 'delay', delayMs: 200 });
    const checking = ada.navigate(callbackUrl);
    await expect.poll(() => world.calls()['applications.listIdentities']).toBe(1);
    await ada.navigate(callbackUrl.replace('success', 'cancelled'));
    expect((await checking).status).toBe(409);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'cancelled', connectionId: null });
    expect(await world.connections('ada')).toEqual([]);
  });

  test('rejects an attempt that is erased before or during the verification', async () => {
    const kept = await makeStore();
    const erase = () => world.connect.disconnectAll({ userId: 'ada' });
    let isErased = true;
    const store: Store = {
      ...kept,
      async updateAttempt(id, fields, where) {
        if (isErased && 'verifications' in fields) await erase();
        return kept.updateAttempt(id, fields, where);
      },
    };
    const world = await createWorld({ connect: { store } });
    const ada = world.browser('ada');
    const before = await world.arrive(ada);
    world.emulator.clearLog();
    expect(await codeOf(await ada.navigate(before.callbackUrl))).toBe('attempt_cancelled');
    expect(world.calls()).toEqual({});
    isErased = false;

    const during = await world.arrive(ada);
    world.emulator.failNext({ call: 'applications.listIdentities', kind: 'delay', delayMs: 200 });
    world.emulator.clearLog();
    const checking = ada.navigate(during.callbackUrl);
    await expect.poll(() => world.calls()['applications.listIdentities']).toBe(1);
    await erase();
    expect(await codeOf(await checking)).toBe('attempt_cancelled');
  });

  test('rejects an attempt that expires during the verification', async () => {
    const world = await newWorld();
    const ada = world.browser('ada');
    const { callbackUrl, attemptId } = await world.arrive(ada);
    world.emulator.failNext({ call: 'applications.listIdentities', kind: 'delay', delayMs: 200 });
    const checking = ada.navigate(callbackUrl);
    await expect.poll(() => world.calls()['applications.listIdentities']).toBe(1);
    world.advance(30 * 60_000);
    expect((await checking).status).toBe(410);
    expect(await world.attempt(attemptId)).toMatchObject({ outcome: 'expired' });
    expect(await world.connections('ada')).toEqual([]);
  });
});

test('all calls of one callback together take at most 12 seconds, and the attempt stays open', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const { callbackUrl, attemptId } = await world.arrive(ada);
  // Of the other application: it is looked for again and again, and each look is slow.
  const { id } = world.emulator.seedIdentity({
    applicationId: applicationIds.notion,
    createdAt: world.now(),
  });
  const url = callbackUrl.replace(/identity_id=[^&]+/, `identity_id=${id}`);
  world.emulator.failNext({ call: 'applications.listIdentities', kind: 'delay', delayMs: 4_000, times: 9 });
  const begun = performance.now();
  const response = await ada.navigate(url);
  expect([response.status, await codeOf(response)]).toEqual([503, 'anchor_unavailable']);
  const seconds = (performance.now() - begun) / 1_000;
  expect(seconds).toBeGreaterThan(11);
  expect(seconds).toBeLessThan(18);
  expect(await world.attempt(attemptId)).toMatchObject({ outcome: null, verifications: 0 });
}, 30_000);

test('an identity with a new account name counts as another account, even without a reconnect', async () => {
  let name = 'ada@example.com';
  const world = await createWorld({
    anchor: meddledClient('GET /v1/identities/', async (answer) =>
      Response.json({ ...(await bodyOf(answer)), name }),
    ),
    emulator: { settings: { knownAccount: 'same-identity' } },
  });
  const ada = world.browser('ada');
  const { identityId } = await world.finish(ada);
  name = 'lovelace@example.com';
  expect((await world.finish(ada)).identityId).toBe(identityId);
  expect(await world.connections('ada')).toMatchObject([
    { accountName: name, previousAccountName: 'ada@example.com' },
  ]);
});

test('a browser whose sign-in is replaced ends for that reason', async () => {
  const world = await createWorld();
  const [account] = await connectAccounts(world, 'ada@example.com');
  const { id } = await world.connect.createSession(linkedin);
  await reconnect(world, account?.id ?? '');
  const [session] = await world.store.findSessions({ owner: { tenantId: '', userId: 'ada' }, id });
  expect(session).toMatchObject({ endReason: 'replaced' });
});
