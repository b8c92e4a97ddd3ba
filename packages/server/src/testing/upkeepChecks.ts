import assert from 'node:assert/strict';
import { maxPauseMs } from '../stores/store.ts';
import { assertFields, check } from './check.ts';
import { ada, connected, findLive, t0 } from './records.ts';

const dueChecks = [
  check('due connections are taken once, longest due first and at most `limit`', async (store) => {
    const made = [];
    for (const now of [t0 + 3, t0 + 1, t0 + 2, t0 + 9])
      made.push((await connected(store, {}, { now })).connection);
    const [third, first, second] = made;
    const until = t0 + 20;
    const taken = await store.takeDueConnections({ now: t0 + 5, until, limit: 2 });
    assert.deepEqual(new Set(taken), new Set([first, second].map((row) => ({ ...row, nextCheckAt: until }))));
    assert.deepEqual(await store.takeDueConnections({ now: t0 + 5, until, limit: 2 }), [
      { ...third, nextCheckAt: until },
    ]);
    assert.deepEqual(await store.takeDueConnections({ now: t0 + 5, until, limit: 2 }), []);
  }),

  check('priority counts as time by which a connection is due earlier', async (store) => {
    const made = [];
    for (const now of [t0, t0 + 10, t0 + 20]) made.push((await connected(store, {}, { now })).connection.id);
    const [first, second, third] = made;
    assert.ok(third, 'three connections are written');
    await store.updateConnection({ owner: ada, id: third }, { priorityMs: 15 });
    const order = [];
    for (let i = 0; i < 3; i++)
      order.push(...(await store.takeDueConnections({ now: t0 + 30, until: t0 + 40, limit: 1 })));
    assert.deepEqual(
      order.map(({ id }) => id),
      [first, third, second],
    );
    assert.deepEqual(
      await store.takeDueConnections({ now: t0 + 30, until: t0 + 40, limit: 1 }),
      [],
      'put off',
    );
  }),

  check('a connection with priority that is not due yet keeps no due one waiting', async (store) => {
    const due = (await connected(store, {}, { now: t0 + 10 })).connection;
    const { identityId } = (await connected(store)).connection;
    await store.updateConnection({ identityId }, { nextCheckAt: t0 + 50, priorityMs: 100 });
    assert.deepEqual(await store.takeDueConnections({ now: t0 + 30, until: t0 + 40, limit: 1 }), [
      { ...due, nextCheckAt: t0 + 40 },
    ]);
  }),

  check('a connection that a wrong clock put off is due', async (store) => {
    const { connection } = await connected(store);
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0 + 1_000 + maxPauseMs, pendingChecks: 3 },
    );
    assert.deepEqual(await store.takeDueConnections({ now: t0 + 1_000, until: t0 + 2_000, limit: 1 }), []);
    assert.deepEqual(await store.takeDueConnections({ now: t0 + 999, until: t0 + 2_000, limit: 1 }), [
      { ...connection, nextCheckAt: t0 + 2_000, pendingChecks: 3 },
    ]);
  }),

  check('concurrent runs share the due connections', async (store) => {
    for (let i = 0; i < 6; i++) await connected(store, {}, { now: t0 });
    const runs = await Promise.all(
      [1, 2, 3].map(() => store.takeDueConnections({ now: t0, until: t0 + 1, limit: 6 })),
    );
    const ids = runs.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'no row is taken twice');
    const left = await store.takeDueConnections({ now: t0, until: t0 + 1, limit: 6 });
    assert.equal(ids.length + left.length, 6, 'every row is taken');
  }),

  check('the next check and the pending checks are kept by identity', async (store) => {
    const { connection } = await connected(store);
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0 + 5, pendingChecks: 3 },
    );
    assertFields(await findLive(store, ada, connection.id), { nextCheckAt: t0 + 5, pendingChecks: 3 });
    await store.updateConnection({ identityId: 'other' }, { nextCheckAt: t0, pendingChecks: 1 });
  }),

  check('a run that no longer holds a connection does not change its next check', async (store) => {
    const { connection } = await connected(store, {}, { now: t0 });
    const [taken] = await store.takeDueConnections({ now: t0, until: t0 + 20, limit: 1 });
    assert.equal(taken?.nextCheckAt, t0 + 20);
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0 + 1, pendingChecks: 0 },
    );
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0 + 99, pendingChecks: 2 },
      { nextCheckAt: t0 + 20 },
    );
    assertFields(await findLive(store, ada, connection.id), { nextCheckAt: t0 + 1, pendingChecks: 0 });
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0 + 99, pendingChecks: 2 },
      { nextCheckAt: t0 + 1 },
    );
    assertFields(await findLive(store, ada, connection.id), { nextCheckAt: t0 + 99, pendingChecks: 2 });
  }),
];

const keyChecks = [
  check('a key is taken once, until it is deleted or its time is over', async (store) => {
    const taken = await Promise.all([1, 2, 3].map(() => store.takeOnce('one', t0, t0 + 10)));
    assert.equal(taken.filter(Boolean).length, 1, 'one of three concurrent calls takes it');
    assert.equal(await store.takeOnce('two', t0, t0 + 10), true, 'another key is free');
    assert.equal(await store.takeOnce('one', t0 + 9, t0 + 19), false, 'not before its time');
    assert.equal(await store.takeOnce('one', t0 + 10, t0 + 20), true);
    assert.equal(await store.deleteOne('key', 'one'), true);
    assert.equal(await store.deleteOne('key', 'one'), false);
    assert.equal(await store.takeOnce('one', t0, t0 + 20), true, 'a deleted key is free');
    assert.equal(await store.deleteExpired('key', t0 + 20, 10), 1, 'the key `two`');
    assert.equal(await store.takeOnce('one', t0 + 1, t0 + 21), false);
  }),

  check('a key can be looked up', async (store) => {
    await store.takeOnce('one', t0, t0 + 10);
    assert.equal(await store.isTaken('one', t0 + 9), true);
    assert.equal(await store.isTaken('one', t0 + 10), false, 'its time is over');
    assert.equal(await store.isTaken('two', t0), false, 'another key');
    assert.equal(await store.takeOnce('two', t0, t0 + 10), true, 'a look-up takes nothing');
    await store.deleteOne('key', 'one');
    assert.equal(await store.isTaken('one', t0), false, 'a deleted key');
  }),

  check('expired keys are deleted, oldest first and at most `limit`', async (store) => {
    for (const [key, until] of [
      ['old', t0 + 10],
      ['kept', t0 + 30],
      ['older', t0 + 1],
    ] as const)
      assert.equal(await store.takeOnce(key, t0, until), true);
    assert.equal(await store.deleteExpired('key', t0 + 30, 1), 1);
    assert.equal(await store.deleteOne('key', 'older'), false, 'the oldest is deleted');
    assert.equal(await store.deleteExpired('key', t0 + 30, 10), 1);
    assert.equal(await store.deleteOne('key', 'old'), false);
    assert.equal(await store.deleteOne('key', 'kept'), true, 'a key that expires later is kept');
  }),

  check('a key that a wrong clock took is free', async (store) => {
    await store.takeOnce('key', t0 + 100, t0 + 200);
    assert.equal(await store.takeOnce('key', t0 + 99, t0 + 199), false, 'a clock that is a little ahead');
    assert.equal(await store.takeOnce('key', t0, t0 + 100), false);
    assert.equal(await store.takeOnce('key', t0 - 1, t0 + 99), true, 'more than twice as far as `until`');
    assert.equal(await store.takeOnce('key', t0, t0), true, 'without a pause always');
  }),
];

/** Checks of what `reconcile` and webhooks need. */
export const upkeepChecks = [...dueChecks, ...keyChecks];
