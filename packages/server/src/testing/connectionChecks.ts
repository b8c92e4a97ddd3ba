import assert from 'node:assert/strict';
import { assertFields } from './assertFields.ts';
import { check } from './check.ts';
import { maxPauseMs } from '../stores/store.ts';
import { ada, bob, completionOf, connected, newAttempt, t0 } from './records.ts';

const inAcme = { tenantId: 'acme', userId: 'ada' };

/** The part of the contract that is about connections. */
export const connectionChecks = [
  check('connections are listed newest first', async (store) => {
    const ids = [];
    for (const now of [t0 + 20, t0 + 40, t0 + 30])
      ids.push((await connected(store, {}, { now })).connection.id);
    const listed = await store.listConnections(ada);
    assert.deepEqual(
      listed.map(({ id }) => id),
      [ids[1], ids[2], ids[0]],
    );
  }),

  check(
    'an owner sees and changes the own connections only; a tenant is part of the owner',
    async (store) => {
      const { connection } = await connected(store);
      for (const stranger of [bob, inAcme, { tenantId: 'ada', userId: '' }]) {
        assert.deepEqual(await store.listConnections(stranger), []);
        assert.equal(await store.findConnection(stranger, connection.id), undefined);
        assert.equal(await store.markDeleting(stranger, connection.id, t0), undefined);
        assert.equal(await store.renameConnection(stranger, connection.id, 'mine'), undefined);
      }
      assert.deepEqual(await store.findConnection(ada, connection.id), connection);
      const { connection: theirs } = await connected(store, { owner: inAcme });
      assert.deepEqual(await store.listConnections(inAcme), [theirs]);
      assert.deepEqual(await store.listConnections(ada), [connection]);
    },
  ),

  check('tenants share nothing, however alike they and their users are named', async (store) => {
    const names = ['', 'a', 'A', 'a ', 'a:', ':a', 'a%', 'a_', "a'", 'a\\', 'á', 'aa'];
    const owners = names.flatMap((tenantId) => names.map((userId) => ({ tenantId, userId })));
    const limits = [{ scope: 'user', attempts: 1, milliseconds: 1 }] as const;
    const rows = await Promise.all(
      owners.map(async (owner) => {
        const { result } = await store.createAttempt(newAttempt({ owner }), limits);
        assert.equal(result, 'created', `the limit of ${JSON.stringify(owner)} is not used up by others`);
        return (await connected(store, { owner })).connection;
      }),
    );
    for (const [index, owner] of owners.entries()) {
      assert.deepEqual(await store.listConnections(owner), [rows[index]]);
      const next = rows[(index + 1) % rows.length];
      assert.ok(next, 'every owner has a connection');
      assert.equal(await store.findConnection(owner, next.id), undefined);
      assert.equal(await store.markDeleting(owner, next.id, t0), undefined);
    }
  }),

  check('a deleting row is hidden but findable by its identity, and deletes once', async (store) => {
    const { connection } = await connected(store);
    const marked = await Promise.all([1, 2, 3].map(() => store.markDeleting(ada, connection.id, t0)));
    assert.equal(marked.filter(Boolean).length, 1, 'exactly one call marks the row');
    assert.deepEqual(await store.listConnections(ada), []);
    assert.equal(await store.findConnection(ada, connection.id), undefined);
    assert.deepEqual(await store.findConnectionByIdentity(connection.identityId), {
      ...connection,
      deleting: true,
      dueAt: t0,
    });
  }),

  check('markDeleting returns the row as it is now', async (store) => {
    const { connection } = await connected(store);
    await store.setDue(connection.identityId, t0, 4);
    const marked = await store.markDeleting(ada, connection.id, t0 + 7);
    assert.deepEqual(marked, { ...connection, deleting: true, dueAt: t0 + 7, looks: 0 });
  }),

  check('a connection is renamed, and keeps the name through a reconnect', async (store) => {
    const { connection } = await connected(store);
    const renamed = await store.renameConnection(ada, connection.id, "Ada's “work”");
    assert.deepEqual(renamed, { ...connection, label: "Ada's “work”" });
    const { connection: renewed } = await connected(store, { reconnects: connection.id });
    assert.equal(renewed.label, "Ada's “work”");
    await store.markDeleting(ada, connection.id, t0);
    assert.equal(await store.renameConnection(ada, connection.id, 'late'), undefined, 'a hidden one is not');
  }),

  check('only a deleting row can be removed; its identity is free again', async (store) => {
    const { connection } = await connected(store);
    assert.equal(await store.removeConnection(connection.id), false);
    assert.deepEqual(await store.findConnection(ada, connection.id), connection);
    await store.markDeleting(ada, connection.id, t0);
    const removed = await Promise.all([1, 2, 3].map(() => store.removeConnection(connection.id)));
    assert.equal(removed.filter(Boolean).length, 1, 'exactly one call removes it');
    assert.equal(await store.findConnectionByIdentity(connection.identityId), undefined);
  }),

  check('what is due is taken once, longest due first and at most so many', async (store) => {
    const made = [];
    for (const now of [t0 + 3, t0 + 1, t0 + 2, t0 + 9])
      made.push((await connected(store, {}, { now })).connection);
    const [third, first, second] = made;
    const until = t0 + 20;
    const taken = await store.takeDue(t0 + 5, until, 2);
    assert.deepEqual(new Set(taken), new Set([first, second].map((row) => ({ ...row, dueAt: until }))));
    assert.deepEqual(await store.takeDue(t0 + 5, until, 2), [{ ...third, dueAt: until }]);
    assert.deepEqual(await store.takeDue(t0 + 5, until, 2), []);
  }),

  check('what a wrong clock put off for long is due', async (store) => {
    const { connection } = await connected(store);
    await store.setDue(connection.identityId, t0 + 1_000 + maxPauseMs, 3);
    assert.deepEqual(await store.takeDue(t0 + 1_000, t0 + 2_000, 1), []);
    assert.deepEqual(await store.takeDue(t0 + 999, t0 + 2_000, 1), [
      { ...connection, dueAt: t0 + 2_000, looks: 3 },
    ]);
  }),

  check('runs at the same time share what is due', async (store) => {
    for (let i = 0; i < 6; i++) await connected(store, {}, { now: t0 });
    const runs = await Promise.all([1, 2, 3].map(() => store.takeDue(t0, t0 + 1, 6)));
    const ids = runs.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'no row is taken twice');
    const left = await store.takeDue(t0, t0 + 1, 6);
    assert.equal(ids.length + left.length, 6, 'every row is taken');
  }),

  check('when a row is due next, and its looks, are kept by its identity', async (store) => {
    const { connection } = await connected(store);
    await store.setDue(connection.identityId, t0 + 5, 3);
    assertFields(await store.findConnection(ada, connection.id), { dueAt: t0 + 5, looks: 3 });
    await store.setDue('other', t0, 1);
  }),

  check('a run that no longer holds a row does not say when it is due', async (store) => {
    const { connection } = await connected(store, {}, { now: t0 });
    const [taken] = await store.takeDue(t0, t0 + 20, 1);
    assert.equal(taken?.dueAt, t0 + 20);
    await store.setDue(connection.identityId, t0 + 1, 0);
    await store.setDue(connection.identityId, t0 + 99, 2, t0 + 20);
    assertFields(await store.findConnection(ada, connection.id), { dueAt: t0 + 1, looks: 0 });
    await store.setDue(connection.identityId, t0 + 99, 2, t0 + 1);
    assertFields(await store.findConnection(ada, connection.id), { dueAt: t0 + 99, looks: 2 });
  }),

  check('all connections of an owner are hidden, and the attempts forgotten', async (store) => {
    const deleting = (await connected(store)).connection;
    const live = (await connected(store)).connection;
    const theirs = (await connected(store, { owner: bob })).connection;
    const pending = newAttempt();
    await store.createAttempt(pending);
    await store.createAttempt(newAttempt({ owner: inAcme, id: 'in acme' }));
    await store.markDeleting(ada, deleting.id, t0 + 1);

    const all = await store.markAllDeleting(ada, t0 + 2);
    assert.deepEqual(
      new Map(all.map((row) => [row.id, row])),
      new Map([
        [deleting.id, { ...deleting, deleting: true, dueAt: t0 + 1 }],
        [live.id, { ...live, deleting: true, dueAt: t0 + 2 }],
      ]),
    );
    assert.deepEqual(await store.listConnections(ada), []);
    assert.deepEqual(await store.listConnections(bob), [theirs]);
    assert.equal(await store.findAttempt(pending.id), undefined);
    assertFields(await store.findAttempt('in acme'), { owner: inAcme });
    assert.deepEqual(await store.completeAttempt(completionOf(pending.id)), { result: 'settled' });
  }),

  check('identities that have a row are told from those that have none', async (store) => {
    const { connection } = await connected(store);
    const hidden = (await connected(store)).connection;
    await store.markDeleting(ada, hidden.id, t0);
    const others = Array.from({ length: 1_100 }, (_, i) => `nobody's ${i}`);
    const known = await store.findKnownIdentities([connection.identityId, ...others, hidden.identityId]);
    assert.deepEqual(new Set(known), new Set([connection.identityId, hidden.identityId]));
    assert.deepEqual(await store.findKnownIdentities([]), []);
  }),

  check('a delivery is taken once, until it is returned or forgotten', async (store) => {
    const taken = await Promise.all([1, 2, 3].map(() => store.takeDelivery('one', t0 + 10)));
    assert.equal(taken.filter(Boolean).length, 1, 'one of three at once takes it');
    await store.returnDelivery('one');
    assert.equal(await store.takeDelivery('one', t0 + 10), true, 'a returned one can be taken');
    await store.takeDelivery('two', t0 + 20);
    assert.equal(await store.removeDeliveries(t0 + 20, 10), 1);
    assert.equal(await store.takeDelivery('two', t0 + 20), false, 'kept until its time');
    assert.equal(await store.takeDelivery('one', t0 + 20), true, 'forgotten after its time');
  }),

  check('a task is run once by many processes, and again after its pause', async (store) => {
    const turns = await Promise.all([1, 2, 3].map(() => store.takeTurn('task', t0, 100)));
    assert.equal(turns.filter(Boolean).length, 1, 'one of three at once takes the turn');
    assert.equal(await store.takeTurn('another', t0, 100), true, 'another task has its own turn');
    assert.equal(await store.takeTurn('task', t0 + 99, 100), false, 'not before the pause is over');
    assert.equal(await store.takeTurn('task', t0 + 100, 100), true);
    assert.equal(await store.takeTurn('task', t0 + 100, 0), true, 'without a pause always');
    assert.equal(await store.takeTurn('task', t0 + 99, 100), false, 'a clock that is a little behind');
    assert.equal(
      await store.takeTurn('task', t0 - 1, 100),
      true,
      'a time that only a wrong clock can have noted',
    );
  }),

  check('a status, an open word, and a tag are kept', async (store) => {
    const { connection } = await connected(store);
    await store.updateIdentityStatus(connection.identityId, 'a new word');
    await store.setDue(connection.identityId, t0, 4);
    await store.markTagged(connection.identityId, t0 + 8);
    assert.deepEqual(await store.findConnection(ada, connection.id), {
      ...connection,
      identityStatus: 'a new word',
      tagged: true,
      dueAt: t0 + 8,
      looks: 0,
    });
    await store.markDeleting(ada, connection.id, t0 + 1);
    await store.markTagged(connection.identityId, t0 + 9);
    const hidden = await store.findConnectionByIdentity(connection.identityId);
    assert.equal(hidden?.dueAt, t0 + 1, 'a tag does not put a deletion off');
    await store.markTagged('other', t0);
    await store.updateIdentityStatus('other', 'validated');
    assert.equal(await store.findConnection(ada, 'other'), undefined);
  }),
];
