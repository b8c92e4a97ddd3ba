import { expect, test } from 'vitest';
import { ada, bob, completionOf, connected, newAttempt, t0 } from './records.fixture.ts';
import type { Store } from './store.ts';

/** The part of the contract that is about the one write. */
export function testCompletion(current: () => Store): void {
  test('completing writes attempt and connection, with owner and application of the attempt', async () => {
    const store = current();
    const { id } = newAttempt();
    const owner = { tenantId: 'acme', userId: 'ada' };
    await store.createAttempt(newAttempt({ id, owner, application: 'notion' }));
    const completion = completionOf(id);
    const connection = {
      id: completion.connectionId,
      owner,
      application: 'notion',
      identityId: completion.identityId,
      accountName: 'ada@example.com',
      identityStatus: 'validated',
      connectedAt: t0 + 500,
      tagged: false,
      deleting: false,
    };
    expect(await store.completeAttempt(completion)).toEqual({
      result: 'completed',
      connection,
      replaced: null,
    });
    expect(await store.listConnections(owner)).toEqual([connection]);
    expect(await store.findConnectionByIdentity(completion.identityId)).toEqual(connection);
    expect(await store.findAttempt(id)).toMatchObject({
      status: 'completed',
      identityId: completion.identityId,
      connectionId: connection.id,
    });
  });

  test('twenty completions of one attempt: one writes, the others find it settled', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const identityId = 'identity-of-all';
    const results = await Promise.all(
      Array.from({ length: 20 }, () => store.completeAttempt(completionOf(id, { identityId }))),
    );
    expect(results.filter(({ result }) => result === 'completed')).toHaveLength(1);
    expect(results.filter(({ result }) => result === 'settled')).toHaveLength(19);
    const rows = await store.listConnections(ada);
    expect(rows).toHaveLength(1);
    expect(results).toContainEqual({ result: 'completed', connection: rows[0], replaced: null });
    expect(await store.findAttempt(id)).toMatchObject({ connectionId: rows[0]?.id });
  });

  test('two owners race for one identity: one has it, the attempt of the other stays pending', async () => {
    const store = current();
    for (let round = 0; round < 20; round++) {
      const mine = newAttempt();
      const theirs = newAttempt({ owner: bob });
      await store.createAttempt(mine);
      await store.createAttempt(theirs);
      const identityId = `contested-${round}`;
      const results = await Promise.all(
        [mine.id, theirs.id].map((id) => store.completeAttempt(completionOf(id, { identityId }))),
      );
      expect(results.map(({ result }) => result).toSorted()).toEqual(['completed', 'taken']);
      const loser = results[0]?.result === 'taken' ? mine : theirs;
      expect(await store.findAttempt(loser.id)).toEqual(loser);
    }
    expect((await store.listConnections(ada)).length + (await store.listConnections(bob)).length).toBe(20);
  });

  test('an attempt is too late from its expiry on', async () => {
    const store = current();
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const late = completionOf(attempt.id, { now: attempt.expiresAt });
    expect(await store.completeAttempt(late)).toEqual({ result: 'settled' });
    expect(await store.findAttempt(attempt.id)).toEqual(attempt);
    expect(await store.listConnections(ada)).toEqual([]);
    expect(await store.completeAttempt({ ...late, now: late.now - 1 })).toMatchObject({
      result: 'completed',
    });
  });

  test('an identity the same owner has connected already keeps its connection', async () => {
    const store = current();
    const { connection } = await connected(store, {}, { identityId: 'same' });
    const again = await connected(store, {}, { identityId: 'same' });
    expect(again).toMatchObject({ connection: { id: connection.id }, replaced: null });
    expect(await store.findAttempt(again.attemptId)).toMatchObject({ connectionId: connection.id });
    expect(await store.listConnections(ada)).toHaveLength(1);
  });

  test.each([
    ['another owner', { owner: bob }],
    ['the same user of another tenant', { owner: { tenantId: 'acme', userId: 'ada' } }],
    ['another application', { application: 'notion' }],
  ])('an identity is taken for %s', async (_, fields) => {
    const store = current();
    const { connection } = await connected(store, {}, { identityId: 'held' });
    const attempt = newAttempt(fields);
    await store.createAttempt(attempt);
    const result = await store.completeAttempt(completionOf(attempt.id, { identityId: 'held' }));
    expect(result).toEqual({ result: 'taken' });
    expect(await store.findAttempt(attempt.id)).toEqual(attempt);
    expect(await store.findConnectionByIdentity('held')).toEqual(connection);
  });

  test('an identity that is being deleted stays taken, for its owner too', async () => {
    const store = current();
    const { connection } = await connected(store, {}, { identityId: 'dying' });
    await store.markDeleting(ada, connection.id);
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id, { identityId: 'dying' });
    expect(await store.completeAttempt(completion)).toEqual({ result: 'taken' });
    await store.removeConnection(connection.id);
    expect(await store.completeAttempt(completion)).toMatchObject({ result: 'completed' });
  });

  test('a reconnect replaces the identity and keeps the old one in a hidden row', async () => {
    const store = current();
    const { connection } = await connected(store, {}, { identityId: 'old' });
    await store.markTagged(connection.id);
    const { connection: renewed, replaced } = await connected(
      store,
      { reconnects: connection.id },
      { identityId: 'new', accountName: 'ada@new.example', replacedId: 'tombstone', now: t0 + 700 },
    );
    expect(renewed).toEqual({
      ...connection,
      identityId: 'new',
      accountName: 'ada@new.example',
      connectedAt: t0 + 700,
      tagged: false,
    });
    expect(replaced).toMatchObject({ id: 'tombstone', identityId: 'old', deleting: true });
    expect(await store.listConnections(ada)).toEqual([renewed]);
    expect(await store.findConnectionByIdentity('old')).toEqual(replaced);
    expect(await store.findConnection(ada, 'tombstone')).toBeUndefined();
  });

  test('a reconnect with the identity it has already replaces nothing', async () => {
    const store = current();
    const { connection } = await connected(store, {}, { identityId: 'same' });
    const again = await connected(store, { reconnects: connection.id }, { identityId: 'same' });
    expect(again).toMatchObject({ connection: { id: connection.id }, replaced: null });
    expect(await store.listUnfinished('none', 10)).toHaveLength(1);
  });

  test.each([
    ['of someone else', { owner: bob }],
    ['that is not there', { reconnects: 'other' }],
  ])('a connection %s cannot be reconnected', async (_, fields) => {
    const store = current();
    const { connection } = await connected(store);
    const attempt = newAttempt({ reconnects: connection.id, ...fields });
    await store.createAttempt(attempt);
    expect(await store.completeAttempt(completionOf(attempt.id))).toEqual({ result: 'gone' });
    expect(await store.findAttempt(attempt.id)).toEqual(attempt);
    expect(await store.listConnections(ada)).toEqual([connection]);
    expect(await store.listConnections(bob)).toEqual([]);
  });

  test.each(['another', 'its own'])(
    'a connection disconnected meanwhile is gone for %s identity',
    async (which) => {
      const store = current();
      const { connection } = await connected(store, {}, { identityId: 'old' });
      const attempt = newAttempt({ reconnects: connection.id });
      await store.createAttempt(attempt);
      await store.markDeleting(ada, connection.id);
      const identityId = which === 'another' ? 'new' : 'old';
      const { result } = await store.completeAttempt(completionOf(attempt.id, { identityId }));
      expect(result).toBe('gone');
      expect(await store.listConnections(ada)).toEqual([]);
    },
  );

  test('a reconnect cannot take the identity of another connection', async () => {
    const store = current();
    const first = await connected(store, {}, { identityId: 'first' });
    const second = await connected(store, {}, { identityId: 'second' });
    const attempt = newAttempt({ reconnects: first.connection.id });
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id, { identityId: 'second' });
    expect(await store.completeAttempt(completion)).toEqual({ result: 'taken' });
    expect(await store.findConnection(ada, first.connection.id)).toEqual(first.connection);
    expect(await store.findConnection(ada, second.connection.id)).toEqual(second.connection);
  });
}
