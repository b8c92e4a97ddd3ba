import assert from 'node:assert/strict';
import { assertFields } from './assertFields.ts';
import { pending, race } from './race.ts';
import { ada, bob, completionOf, connected, newAttempt } from './records.ts';

/** The part of the contract that is about what happens at the same time. */
export const raceChecks = [
  race(
    'one owner connects one identity twice at once: both succeed, with one connection',
    async (store, start) => {
      const { identityId } = completionOf('');
      const first = await pending(store, {}, { identityId });
      const second = await pending(store, {}, { identityId });
      const [one, two] = await Promise.all([start(first), start(second)]);
      assert.equal(one.result, 'completed');
      assert.deepEqual(two, one, 'both answer with the same connection');
    },
  ),

  race('two reconnects of one connection: both succeed, and no identity is lost', async (store, start) => {
    const { connection } = await connected(store);
    const first = await pending(store, { reconnects: connection.id });
    const second = await pending(store, { reconnects: connection.id });
    const results = await Promise.all([start(first), start(second)]);
    const replaced = results.map((one) =>
      one.result === 'completed' ? (one.replaced?.identityId ?? 'none') : one.result,
    );
    const made = results.map((one) => (one.result === 'completed' ? one.connection.identityId : one.result));
    const now = await store.findConnection(ada, connection.id);
    assert.deepEqual(
      [...replaced, now?.identityId ?? 'none'].toSorted(),
      [connection.identityId, ...made].toSorted(),
      'one of three identities is connected, the two others are handed out for deletion',
    );
    for (const identityId of replaced)
      assertFields(await store.findConnectionByIdentity(identityId), { deleting: true });
  }),

  race('a reconnect and a stranger want one identity: one has it', async (store, start) => {
    const { connection } = await connected(store);
    const { identityId } = completionOf('');
    const reconnect = await pending(store, { reconnects: connection.id }, { identityId });
    const callback = await pending(store, { owner: bob }, { identityId });
    const results = await Promise.all([start(reconnect), start(callback)]);
    assert.deepEqual(results.map(({ result }) => result).toSorted(), ['completed', 'taken']);
    const owner = results[0].result === 'completed' ? ada : bob;
    assertFields(await store.findConnectionByIdentity(identityId), { owner, deleting: false });
    const kept = owner === ada ? identityId : connection.identityId;
    assertFields(await store.findConnection(ada, connection.id), { identityId: kept });
  }),

  race(
    'two connections are reconnected crosswise: neither takes the identity of the other',
    async (store, start) => {
      const one = (await connected(store)).connection;
      const two = (await connected(store, { owner: bob })).connection;
      const first = await pending(store, { reconnects: one.id }, two);
      const second = await pending(store, { reconnects: two.id, owner: bob }, one);
      const results = await Promise.all([start(first), start(second)]);
      assert.deepEqual(results, [{ result: 'taken' }, { result: 'taken' }]);
      assert.deepEqual(await store.findConnection(ada, one.id), one);
      assert.deepEqual(await store.findConnection(bob, two.id), two);
    },
  ),

  race(
    'a disconnect meets a callback with the same identity: nothing is live afterwards',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = connection;
      const disconnect = () => store.markDeleting(ada, connection.id, 0);
      const callback = await pending(store, {}, { identityId });
      const [marked, { result }] = await Promise.all([start(disconnect), start(callback)]);
      assertFields(marked, { id: connection.id });
      assert.match(result, /^(completed|taken)$/);
      assert.equal(await store.findConnection(ada, connection.id), undefined);
      assertFields(await store.findConnectionByIdentity(identityId), { deleting: true });
    },
  ),

  race(
    'a disconnect meets callback and reconnect: it stays disconnected, no identity is lost',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = completionOf('');
      const disconnect = () => store.markDeleting(ada, connection.id, 0);
      const reconnect = await pending(store, { reconnects: connection.id }, { identityId });
      const callback = await pending(store, {}, { identityId });
      const [marked, one, two] = await Promise.all([start(disconnect), start(reconnect), start(callback)]);
      assertFields(marked, { id: connection.id, deleting: true });
      assert.equal(await store.findConnection(ada, connection.id), undefined, 'it stays disconnected');
      assertFields(await store.findConnectionByIdentity(connection.identityId), { deleting: true });
      // A callback that finds the reconnected connection live shares it; then it is disconnected under both.
      assert.match(
        `${one.result} and ${two.result}`,
        /^(completed and (taken|completed)|(gone|taken) and completed)$/,
      );
      const deleting = one.result === 'completed';
      assertFields(await store.findConnectionByIdentity(identityId), { deleting });
    },
  ),

  race(
    'everything of an owner is hidden while a callback finishes: nothing is live',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = completionOf('');
      const callback = await pending(store, {}, { identityId });
      const reconnect = await pending(store, { reconnects: connection.id });
      const [hidden, one, two] = await Promise.all([
        start(() => store.markAllDeleting(ada, 0)),
        start(callback),
        start(reconnect),
      ]);
      assert.match(one.result, /^(completed|settled)$/);
      assert.match(two.result, /^(completed|settled)$/);
      assert.deepEqual(await store.listConnections(ada), []);
      const row = await store.findConnectionByIdentity(identityId);
      const isHandedOut = hidden.some((each) => each.identityId === identityId);
      assert.equal(
        isHandedOut,
        one.result === 'completed',
        'what was written before is handed out for deletion',
      );
      assert.equal(row?.deleting ?? false, one.result === 'completed');
      for (const { id } of hidden) await store.removeConnection(id);
      assert.deepEqual(await store.markAllDeleting(ada, 0), []);
    },
  ),

  race('an attempt is completed or cancelled, never both', async (store, start) => {
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id);
    const [isCancelled, { result }] = await Promise.all([
      start(() => store.endAttempt(attempt.id, 'cancelled', 'attempt_cancelled')),
      start(() => store.completeAttempt(completion)),
    ]);
    assert.equal(result, isCancelled ? 'settled' : 'completed');
    assertFields(await store.findAttempt(attempt.id), { status: isCancelled ? 'cancelled' : 'completed' });
    const found = await store.findConnectionByIdentity(completion.identityId);
    assert.equal(found === undefined, isCancelled, 'only a completed attempt has a connection');
  }),

  race('an identity is freed while a stranger wants it: still taken, or theirs', async (store, start) => {
    const { connection } = await connected(store);
    const { identityId } = connection;
    await store.markDeleting(ada, connection.id, 0);
    const callback = await pending(store, { owner: bob }, { identityId });
    const [, { result }] = await Promise.all([
      start(() => store.removeConnection(connection.id)),
      start(callback),
    ]);
    assert.match(result, /^(completed|taken)$/);
    const found = await store.findConnectionByIdentity(identityId);
    assert.deepEqual(found?.owner, result === 'completed' ? bob : undefined);
  }),

  race('an attempt started twice at once is found by the state it keeps', async (store, start) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const now = newAttempt().createdAt;
    const started = await Promise.all([
      start(() => store.startAttempt(id, `${id}-one`, now)),
      start(() => store.startAttempt(id, `${id}-two`, now)),
      start(() => store.takeRound(id, 10)),
    ]);
    assert.deepEqual(started, [true, true, true]);
    const kept = await store.findAttempt(id);
    assertFields(kept, { rounds: 1, startedAt: now });
    assert.ok(kept?.stateHash, 'a state is kept');
    assertFields(await store.findAttemptByState(kept.stateHash), { id });
  }),
];
