import assert from 'node:assert/strict';
import { check } from './check.ts';
import { ada, bob, connected, newAttempt, t0 } from './records.ts';

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
        assert.equal(await store.markDeleting(stranger, connection.id), undefined);
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
    const limit = { attempts: 1, since: 0 };
    const rows = await Promise.all(
      owners.map(async (owner) => {
        const isWritten = await store.createAttempt(newAttempt({ owner }), limit);
        assert.equal(isWritten, true, `the limit of ${JSON.stringify(owner)} is not used up by others`);
        return (await connected(store, { owner })).connection;
      }),
    );
    for (const [index, owner] of owners.entries()) {
      assert.deepEqual(await store.listConnections(owner), [rows[index]]);
      const next = rows[(index + 1) % rows.length];
      assert.ok(next, 'every owner has a connection');
      assert.equal(await store.findConnection(owner, next.id), undefined);
      assert.equal(await store.markDeleting(owner, next.id), undefined);
    }
  }),

  check('a deleting row is hidden but findable by its identity, and deletes once', async (store) => {
    const { connection } = await connected(store);
    const marked = await Promise.all([1, 2, 3].map(() => store.markDeleting(ada, connection.id)));
    assert.equal(marked.filter(Boolean).length, 1, 'exactly one call marks the row');
    assert.deepEqual(await store.listConnections(ada), []);
    assert.equal(await store.findConnection(ada, connection.id), undefined);
    assert.deepEqual(await store.findConnectionByIdentity(connection.identityId), {
      ...connection,
      deleting: true,
    });
  }),

  check('markDeleting returns the row as it is now', async (store) => {
    const { connection } = await connected(store);
    assert.deepEqual(await store.markDeleting(ada, connection.id), { ...connection, deleting: true });
  }),

  check('only a deleting row can be removed; its identity is free again', async (store) => {
    const { connection } = await connected(store);
    await store.removeConnection(connection.id);
    assert.deepEqual(await store.findConnection(ada, connection.id), connection);
    await store.markDeleting(ada, connection.id);
    await store.removeConnection(connection.id);
    await store.removeConnection(connection.id);
    assert.equal(await store.findConnectionByIdentity(connection.identityId), undefined);
  }),

  check(
    'what is unfinished: untagged, deleting, or of the pending status; at most so many',
    async (store) => {
      const done = (await connected(store)).connection;
      const untagged = (await connected(store)).connection;
      const waiting = (await connected(store, {}, { identityStatus: 'pending' })).connection;
      const dying = (await connected(store, { owner: bob })).connection;
      for (const { identityId } of [done, waiting, dying]) await store.markTagged(identityId);
      await store.markDeleting(bob, dying.id);

      const rows = await store.listUnfinished('pending', 10);
      const expected = [untagged.id, waiting.id, dying.id];
      assert.deepEqual(rows.map(({ id }) => id).toSorted(), expected.toSorted());
      assert.equal((await store.listUnfinished('pending', 2)).length, 2, 'at most two');
      await store.updateIdentityStatus(waiting.identityId, 'validated');
      assert.equal((await store.listUnfinished('pending', 10)).length, 2, 'the third is finished');
    },
  ),

  check('a row that is unfinished in several ways is listed once', async (store) => {
    const { connection } = await connected(store, {}, { identityStatus: 'pending' });
    const deleting = await store.markDeleting(ada, connection.id);
    assert.deepEqual(await store.listUnfinished('pending', 10), [deleting]);
  }),

  check('a status, an open word, and a tag are kept', async (store) => {
    const { connection } = await connected(store);
    await store.updateIdentityStatus(connection.identityId, 'a new word');
    await store.markTagged(connection.identityId);
    assert.deepEqual(await store.findConnection(ada, connection.id), {
      ...connection,
      identityStatus: 'a new word',
      tagged: true,
    });
    await store.markTagged('other');
    await store.updateIdentityStatus('other', 'validated');
    assert.equal(await store.findConnection(ada, 'other'), undefined);
  }),
];
