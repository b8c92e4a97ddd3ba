import { expect, test } from 'vitest';
import { ada, bob, connected, t0 } from './records.fixture.ts';
import type { Store } from './store.ts';

const inAcme = { tenantId: 'acme', userId: 'ada' };

/** The part of the contract that is about connections. */
export function testConnections(current: () => Store): void {
  test('connections are listed newest first', async () => {
    const store = current();
    const ids = [];
    for (const now of [t0 + 20, t0 + 40, t0 + 30])
      ids.push((await connected(store, {}, { now })).connection.id);
    const listed = await store.listConnections(ada);
    expect(listed.map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
  });

  test('an owner sees and changes the own connections only; a tenant is part of the owner', async () => {
    const store = current();
    const { connection } = await connected(store);
    for (const stranger of [bob, inAcme, { tenantId: 'ada', userId: '' }]) {
      expect(await store.listConnections(stranger)).toEqual([]);
      expect(await store.findConnection(stranger, connection.id)).toBeUndefined();
      expect(await store.markDeleting(stranger, connection.id)).toBeUndefined();
    }
    expect(await store.findConnection(ada, connection.id)).toEqual(connection);
    const { connection: theirs } = await connected(store, { owner: inAcme });
    expect(await store.listConnections(inAcme)).toEqual([theirs]);
    expect(await store.listConnections(ada)).toEqual([connection]);
  });

  test('a deleting row is hidden but findable by its identity, and deletes once', async () => {
    const store = current();
    const { connection } = await connected(store);
    const marked = await Promise.all([1, 2, 3].map(() => store.markDeleting(ada, connection.id)));
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await store.listConnections(ada)).toEqual([]);
    expect(await store.findConnection(ada, connection.id)).toBeUndefined();
    expect(await store.findConnectionByIdentity(connection.identityId)).toEqual({
      ...connection,
      deleting: true,
    });
  });

  test('markDeleting returns the row as it is now', async () => {
    const { connection } = await connected(current());
    expect(await current().markDeleting(ada, connection.id)).toEqual({ ...connection, deleting: true });
  });

  test('only a deleting row can be removed; its identity is free again', async () => {
    const store = current();
    const { connection } = await connected(store);
    await store.removeConnection(connection.id);
    expect(await store.findConnection(ada, connection.id)).toEqual(connection);
    await store.markDeleting(ada, connection.id);
    await store.removeConnection(connection.id);
    await store.removeConnection(connection.id);
    expect(await store.findConnectionByIdentity(connection.identityId)).toBeUndefined();
  });

  test('what is unfinished: untagged, deleting, or of the pending status; at most so many', async () => {
    const store = current();
    const done = (await connected(store)).connection;
    const untagged = (await connected(store)).connection;
    const waiting = (await connected(store, {}, { identityStatus: 'pending' })).connection;
    const dying = (await connected(store, { owner: bob })).connection;
    for (const { id } of [done, waiting, dying]) await store.markTagged(id);
    await store.markDeleting(bob, dying.id);

    const rows = await store.listUnfinished('pending', 10);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([untagged.id, waiting.id, dying.id].toSorted());
    expect(await store.listUnfinished('pending', 2)).toHaveLength(2);
    await store.updateIdentityStatus(waiting.id, 'validated');
    expect(await store.listUnfinished('pending', 10)).toHaveLength(2);
  });

  test('a status, an open word, and a tag are kept', async () => {
    const store = current();
    const { connection } = await connected(store);
    await store.updateIdentityStatus(connection.id, 'a new word');
    await store.markTagged(connection.id);
    expect(await store.findConnection(ada, connection.id)).toEqual({
      ...connection,
      identityStatus: 'a new word',
      tagged: true,
    });
    await store.markTagged('other');
    await store.updateIdentityStatus('other', 'validated');
    expect(await store.findConnection(ada, 'other')).toBeUndefined();
  });
}
