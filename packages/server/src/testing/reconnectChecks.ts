import assert from 'node:assert/strict';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { assertFields, check } from './check.ts';
import {
  ada,
  bob,
  completionOf,
  connected,
  disconnect,
  findLive,
  holderOf,
  newAttempt,
  t0,
  tag,
} from './records.ts';

const wrong: [string, Partial<AttemptRecord>][] = [
  ['of someone else', { owner: bob }],
  ['of the same user of another tenant', { owner: { tenantId: 'acme', userId: 'ada' } }],
  ['that is not there', { reconnects: 'other' }],
];

/** Checks of `completeAttempt` for reconnects. */
export const reconnectChecks = [
  check('a reconnect replaces the identity and keeps the old one in a hidden row', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'old' });
    const { connection: renewed, replaced } = await connected(
      store,
      { reconnects: connection.id },
      {
        identityId: 'new',
        accountName: 'ada@new.example',
        previousAccountName: 'ada@example.com',
        replacedId: 'tombstone',
        now: t0 + 700,
      },
    );
    assert.deepEqual(renewed, {
      ...connection,
      identityId: 'new',
      accountName: 'ada@new.example',
      previousAccountName: 'ada@example.com',
      accessChangedAt: t0 + 700,
      connectedAt: t0 + 700,
      nextCheckAt: t0 + 700,
      tagged: false,
    });
    assert.deepEqual(replaced, {
      ...connection,
      id: 'tombstone',
      tagged: true,
      deleting: true,
      nextCheckAt: t0 + 700,
    });
    assert.deepEqual(await store.findConnections({ owner: ada }), [renewed]);
    assert.deepEqual(await holderOf(store, 'old'), replaced);
    assert.deepEqual(await holderOf(store, 'new'), renewed);
    assert.equal(await findLive(store, ada, 'tombstone'), undefined);
  }),

  check('another reconnect, with the same account, forgets the name before', async (store) => {
    const { connection } = await connected(store);
    const reconnects = connection.id;
    await connected(store, { reconnects }, { previousAccountName: 'ada@old.example' });
    assertFields(await findLive(store, ada, reconnects), { previousAccountName: 'ada@old.example' });
    await connected(store, { reconnects });
    assertFields(await findLive(store, ada, reconnects), { previousAccountName: null });
  }),

  check('a reconnect keeps what the user chose, and when the account was used', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'old' });
    const { id } = connection;
    const kept = {
      label: 'Sales',
      lastUsedAt: t0 + 7,
      lastUsedBy: 'Research agent',
      agentAccess: 'ask',
      accessChangedAt: t0 + 8,
    } as const;
    await store.updateConnection({ owner: ada, id }, kept);
    await connected(store, { reconnects: id }, { identityId: 'new' });
    assertFields(await findLive(store, ada, id), { ...kept, identityId: 'new' });
    await connected(store, { reconnects: id }, { identityId: 'new', isRenewal: true });
    assertFields(await findLive(store, ada, id), kept);
  }),

  check('a reconnect asks for a new tag', async (store) => {
    const { connection } = await connected(store);
    await tag(store, connection.identityId, t0);
    await connected(store, { reconnects: connection.id });
    assertFields(await findLive(store, ada, connection.id), { tagged: false });
  }),

  check('late news of a replaced identity does not touch its successor', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'old' });
    await connected(store, { reconnects: connection.id }, { identityId: 'new', identityStatus: 'validated' });
    await store.updateConnection({ identityId: 'old' }, { identityStatus: 'failed' });
    await tag(store, 'old', t0);
    const current = await findLive(store, ada, connection.id);
    assertFields(current, { identityId: 'new', identityStatus: 'validated', tagged: false });
  }),

  check('the row of a replaced identity can be removed; the identity is free again', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'old' });
    const { replaced } = await connected(store, { reconnects: connection.id });
    assert.ok(replaced, 'the old identity was replaced');
    const attempt = newAttempt({ owner: bob });
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id, { identityId: 'old' });
    assert.deepEqual(await store.completeAttempt(completion), { result: 'taken' });
    await store.deleteOne('connection', replaced.id);
    assert.equal((await store.completeAttempt(completion)).result, 'connected');
  }),

  check('a reconnect with the identity it has already replaces nothing', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'same' });
    await tag(store, 'same', t0 + 90_000);
    await store.updateConnection({ identityId: 'same' }, { identityStatus: 'failed' });
    const now = t0 + 800;
    const renewal = { identityId: 'same', isRenewal: true, now };
    const again = await connected(store, { reconnects: connection.id }, renewal);
    assert.deepEqual(again.connection, { ...connection, connectedAt: now, nextCheckAt: now });
    assert.equal(again.replaced, null);
    assert.equal(
      (await store.takeDueConnections({ now: t0 + 60_000, until: t0 + 60_000, limit: 10 })).length,
      1,
      'there is no second row',
    );
  }),

  ...wrong.map(([which, fields]) =>
    check(`a connection ${which} cannot be reconnected`, async (store) => {
      const { connection } = await connected(store);
      const attempt = newAttempt({ reconnects: connection.id, ...fields });
      await store.createAttempt(attempt);
      assert.deepEqual(await store.completeAttempt(completionOf(attempt.id)), { result: 'gone' });
      assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
      assert.deepEqual(await store.findConnections({ owner: ada }), [connection]);
      assert.deepEqual(
        await store.findConnections({ owner: attempt.owner }),
        attempt.owner === ada ? [connection] : [],
      );
    }),
  ),

  ...['another', 'its own'].map((which) =>
    check(`a connection disconnected meanwhile is gone for ${which} identity`, async (store) => {
      const { connection } = await connected(store, {}, { identityId: 'old' });
      const attempt = newAttempt({ reconnects: connection.id });
      await store.createAttempt(attempt);
      await disconnect(store, ada, connection.id, t0);
      const identityId = which === 'another' ? 'new' : 'old';
      const result = await store.completeAttempt(completionOf(attempt.id, { identityId }));
      assert.deepEqual(result, { result: 'gone' });
      assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
      assert.deepEqual(await store.findConnections({ owner: ada }), []);
    }),
  ),

  check('a reconnect cannot take the identity of another connection', async (store) => {
    const first = await connected(store, {}, { identityId: 'first' });
    const second = await connected(store, {}, { identityId: 'second' });
    const attempt = newAttempt({ reconnects: first.connection.id });
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id, { identityId: 'second' });
    assert.deepEqual(await store.completeAttempt(completion), { result: 'taken' });
    assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
    assert.deepEqual(await findLive(store, ada, first.connection.id), first.connection);
    assert.deepEqual(await findLive(store, ada, second.connection.id), second.connection);
  }),
];
