import assert from 'node:assert/strict';
import { assertFields, check } from './check.ts';
import {
  ada,
  bob,
  completionOf,
  connected,
  disconnect,
  findLive,
  hidden,
  holderOf,
  newAttempt,
  t0,
  tag,
} from './records.ts';

const inAcme = { tenantId: 'acme', userId: 'ada' };

/** Checks of connections. */
export const connectionChecks = [
  check('connections are listed newest first', async (store) => {
    const ids = [];
    for (const now of [t0 + 20, t0 + 40, t0 + 30])
      ids.push((await connected(store, {}, { now })).connection.id);
    const listed = await store.findConnections({ owner: ada });
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
        assert.deepEqual(await store.findConnections({ owner: stranger }), []);
        assert.equal(await findLive(store, stranger, connection.id), undefined);
        assert.equal(await disconnect(store, stranger, connection.id, t0), undefined);
        assert.equal(
          await store.updateConnection({ owner: stranger, id: connection.id }, { label: 'mine' }),
          undefined,
        );
      }
      assert.deepEqual(await findLive(store, ada, connection.id), connection);
      const { connection: theirs } = await connected(store, { owner: inAcme });
      assert.deepEqual(await store.findConnections({ owner: inAcme }), [theirs]);
      assert.deepEqual(await store.findConnections({ owner: ada }), [connection]);
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
      assert.deepEqual(await store.findConnections({ owner }), [rows[index]]);
      const next = rows[(index + 1) % rows.length];
      assert.ok(next, 'every owner has a connection');
      assert.equal(await findLive(store, owner, next.id), undefined);
      assert.equal(await disconnect(store, owner, next.id, t0), undefined);
    }
  }),

  check('a deleting row is hidden but findable by its identity, and deletes once', async (store) => {
    const { connection } = await connected(store);
    const marked = await Promise.all([1, 2, 3].map(() => disconnect(store, ada, connection.id, t0)));
    assert.equal(marked.filter(Boolean).length, 1, 'exactly one call marks the row');
    assert.deepEqual(await store.findConnections({ owner: ada }), []);
    assert.equal(await findLive(store, ada, connection.id), undefined);
    assert.deepEqual(await holderOf(store, connection.identityId), {
      ...connection,
      ...hidden(t0),
    });
  }),

  check('a hidden connection is returned as it is now', async (store) => {
    const { connection } = await connected(store);
    await store.updateConnection(
      { identityId: connection.identityId },
      { nextCheckAt: t0, pendingChecks: 4 },
    );
    const marked = await disconnect(store, ada, connection.id, t0 + 7);
    assert.deepEqual(marked, { ...connection, ...hidden(t0 + 7) });
  }),

  check('a connection is renamed, and keeps the name through a reconnect', async (store) => {
    const { connection } = await connected(store);
    const renamed = await store.updateConnection(
      { owner: ada, id: connection.id },
      { label: "Ada's “work”" },
    );
    assert.deepEqual(renamed, { ...connection, label: "Ada's “work”" });
    const { connection: renewed } = await connected(store, { reconnects: connection.id });
    assert.equal(renewed.label, "Ada's “work”");
    await disconnect(store, ada, connection.id, t0);
    assert.equal(
      await store.updateConnection({ owner: ada, id: connection.id }, { label: 'late' }),
      undefined,
      'a hidden one is not',
    );
  }),

  check('only a deleting row can be removed; its identity is free again', async (store) => {
    const { connection } = await connected(store);
    assert.equal(await store.deleteOne('connection', connection.id), false);
    assert.deepEqual(await findLive(store, ada, connection.id), connection);
    await disconnect(store, ada, connection.id, t0);
    const removed = await Promise.all([1, 2, 3].map(() => store.deleteOne('connection', connection.id)));
    assert.equal(removed.filter(Boolean).length, 1, 'exactly one call removes it');
    assert.equal(await holderOf(store, connection.identityId), undefined);
  }),

  check('all connections of an owner are hidden, and the attempts deleted', async (store) => {
    const deleting = (await connected(store)).connection;
    const live = (await connected(store)).connection;
    const theirs = (await connected(store, { owner: bob })).connection;
    const pending = newAttempt();
    await store.createAttempt(pending);
    await store.createAttempt(newAttempt({ owner: inAcme, id: 'in acme' }));
    await disconnect(store, ada, deleting.id, t0 + 1);

    const all = await store.disconnectAll(ada, hidden(t0 + 2));
    assert.deepEqual(
      new Map(all.map((row) => [row.id, row])),
      new Map([
        [deleting.id, { ...deleting, ...hidden(t0 + 1) }],
        [live.id, { ...live, ...hidden(t0 + 2) }],
      ]),
    );
    assert.deepEqual(await store.findConnections({ owner: ada }), []);
    assert.deepEqual(await store.findConnections({ owner: bob }), [theirs]);
    assert.equal(await store.findAttempt({ id: pending.id }), undefined);
    assertFields(await store.findAttempt({ id: 'in acme' }), { owner: inAcme });
    assert.deepEqual(await store.completeAttempt(completionOf(pending.id)), { result: 'closed' });
  }),

  check('connections are found by many identities, hidden ones too', async (store) => {
    const { connection } = await connected(store);
    const { id, identityId } = (await connected(store)).connection;
    const deleting = await disconnect(store, ada, id, t0);
    const others = Array.from({ length: 1_100 }, (_, i) => `unknown ${i}`);
    const found = await store.findConnections({
      identityIds: [connection.identityId, ...others, identityId],
    });
    assert.deepEqual(
      new Map(found.map((row) => [row.id, row])),
      new Map([
        [connection.id, connection],
        [id, deleting],
      ]),
    );
    assert.deepEqual(await store.findConnections({ identityIds: [] }), []);
  }),

  check('a connection is changed only if every field in `where` has its value', async (store) => {
    const { connection } = await connected(store);
    const { identityId } = connection;
    const fields = { identityStatus: 'a new word' };
    assert.equal(await store.updateConnection({ identityId }, fields, { nextCheckAt: 7 }), undefined);
    assert.equal(await store.updateConnection({ identityId }, fields, { deleting: true }), undefined);
    assert.equal(await store.updateConnection({ identityId: 'other' }, fields), undefined);
    assert.deepEqual(await findLive(store, ada, connection.id), connection);
    const where = { nextCheckAt: connection.nextCheckAt, deleting: false, tagged: false, label: '' };
    const changed = await store.updateConnection({ identityId }, fields, where);
    assert.deepEqual(changed, { ...connection, ...fields });
    assert.deepEqual(await findLive(store, ada, connection.id), changed);
  }),

  check('a tag and a status are kept, and a tag does not postpone a deletion', async (store) => {
    const { connection } = await connected(store);
    const { identityId } = connection;
    await store.updateConnection({ identityId }, { identityStatus: 'a new word', pendingChecks: 4 });
    await tag(store, identityId, t0 + 8);
    assert.deepEqual(await findLive(store, ada, connection.id), {
      ...connection,
      identityStatus: 'a new word',
      tagged: true,
      nextCheckAt: t0 + 8,
      pendingChecks: 0,
    });
    await disconnect(store, ada, connection.id, t0 + 1);
    assert.equal(await tag(store, identityId, t0 + 9), undefined);
    assertFields(await holderOf(store, identityId), { nextCheckAt: t0 + 1 });
  }),
];
