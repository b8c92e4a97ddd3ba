import assert from 'node:assert/strict';
import { assertFields, prepare, race } from './check.ts';
import {
  ada,
  bob,
  completionOf,
  connected,
  disconnect,
  endAttempt,
  findLive,
  hidden,
  holderOf,
  newAttempt,
} from './records.ts';

/** Checks of concurrent calls. */
export const raceChecks = [
  race(
    'one owner connects one identity twice concurrently: both succeed, with one connection',
    async (store, start) => {
      const { identityId } = completionOf('');
      const first = await prepare(store, {}, { identityId });
      const second = await prepare(store, {}, { identityId });
      const [one, two] = await Promise.all([start(first), start(second)]);
      assert.equal(one.result, 'connected');
      assert.deepEqual(two, one, 'both answer with the same connection');
    },
  ),

  race('two reconnects of one connection: both succeed, and no identity is lost', async (store, start) => {
    const { connection } = await connected(store);
    const first = await prepare(store, { reconnects: connection.id });
    const second = await prepare(store, { reconnects: connection.id });
    const results = await Promise.all([start(first), start(second)]);
    const replaced = results.map((one) =>
      one.result === 'connected' ? (one.replaced?.identityId ?? 'none') : one.result,
    );
    const made = results.map((one) => (one.result === 'connected' ? one.connection.identityId : one.result));
    const now = await findLive(store, ada, connection.id);
    assert.deepEqual(
      [...replaced, now?.identityId ?? 'none'].toSorted(),
      [connection.identityId, ...made].toSorted(),
      'one of three identities is connected, the two others are handed out for deletion',
    );
    for (const identityId of replaced) assertFields(await holderOf(store, identityId), { deleting: true });
  }),

  race('a reconnect and a stranger want one identity: one has it', async (store, start) => {
    const { connection } = await connected(store);
    const { identityId } = completionOf('');
    const reconnect = await prepare(store, { reconnects: connection.id }, { identityId });
    const callback = await prepare(store, { owner: bob }, { identityId });
    const results = await Promise.all([start(reconnect), start(callback)]);
    assert.deepEqual(results.map(({ result }) => result).toSorted(), ['connected', 'taken']);
    const owner = results[0].result === 'connected' ? ada : bob;
    assertFields(await holderOf(store, identityId), { owner, deleting: false });
    const kept = owner === ada ? identityId : connection.identityId;
    assertFields(await findLive(store, ada, connection.id), { identityId: kept });
  }),

  race(
    'two connections are reconnected crosswise: neither takes the identity of the other',
    async (store, start) => {
      const one = (await connected(store)).connection;
      const two = (await connected(store, { owner: bob })).connection;
      const first = await prepare(store, { reconnects: one.id }, two);
      const second = await prepare(store, { reconnects: two.id, owner: bob }, one);
      const results = await Promise.all([start(first), start(second)]);
      assert.deepEqual(results, [{ result: 'taken' }, { result: 'taken' }]);
      assert.deepEqual(await findLive(store, ada, one.id), one);
      assert.deepEqual(await findLive(store, bob, two.id), two);
    },
  ),

  race(
    'a disconnect meets a callback with the same identity: nothing is live afterwards',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = connection;
      const hide = () => disconnect(store, ada, connection.id, 0);
      const callback = await prepare(store, {}, { identityId });
      const [marked, { result }] = await Promise.all([start(hide), start(callback)]);
      assertFields(marked, { id: connection.id });
      assert.match(result, /^(connected|taken)$/);
      assert.equal(await findLive(store, ada, connection.id), undefined);
      assertFields(await holderOf(store, identityId), { deleting: true });
    },
  ),

  race(
    'a disconnect meets callback and reconnect: it stays disconnected, no identity is lost',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = completionOf('');
      const hide = () => disconnect(store, ada, connection.id, 0);
      const reconnect = await prepare(store, { reconnects: connection.id }, { identityId });
      const callback = await prepare(store, {}, { identityId });
      const [marked, one, two] = await Promise.all([start(hide), start(reconnect), start(callback)]);
      assertFields(marked, { id: connection.id, deleting: true });
      assert.equal(await findLive(store, ada, connection.id), undefined, 'it stays disconnected');
      assertFields(await holderOf(store, connection.identityId), { deleting: true });
      // A callback that finds the reconnected connection live shares it; then it is disconnected under both.
      assert.match(
        `${one.result} and ${two.result}`,
        /^(connected and (taken|connected)|(gone|taken) and connected)$/,
      );
      const deleting = one.result === 'connected';
      assertFields(await holderOf(store, identityId), { deleting });
    },
  ),

  race(
    'everything of an owner is hidden while a callback finishes: nothing is live',
    async (store, start) => {
      const { connection } = await connected(store);
      const { identityId } = completionOf('');
      const callback = await prepare(store, {}, { identityId });
      const reconnect = await prepare(store, { reconnects: connection.id });
      const [deleting, one, two] = await Promise.all([
        start(() => store.disconnectAll(ada, hidden(0))),
        start(callback),
        start(reconnect),
      ]);
      assert.match(one.result, /^(connected|closed)$/);
      assert.match(two.result, /^(connected|closed)$/);
      assert.deepEqual(await store.findConnections({ owner: ada }), []);
      const row = await holderOf(store, identityId);
      const isHandedOut = deleting.some((each) => each.identityId === identityId);
      assert.equal(
        isHandedOut,
        one.result === 'connected',
        'what was written before is handed out for deletion',
      );
      assert.equal(row?.deleting ?? false, one.result === 'connected');
      for (const { id } of deleting) await store.deleteOne('connection', id);
      assert.deepEqual(await store.disconnectAll(ada, hidden(0)), []);
    },
  ),

  race('an attempt is completed or cancelled, never both', async (store, start) => {
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id);
    const [isCancelled, { result }] = await Promise.all([
      start(() => endAttempt(store, attempt.id, 'cancelled', 'attempt_cancelled')),
      start(() => store.completeAttempt(completion)),
    ]);
    assert.equal(result, isCancelled ? 'closed' : 'connected');
    assertFields(await store.findAttempt({ id: attempt.id }), {
      outcome: isCancelled ? 'cancelled' : 'connected',
    });
    const found = await holderOf(store, completion.identityId);
    assert.equal(found === undefined, isCancelled, 'only a completed attempt has a connection');
  }),

  race('an identity is freed while a stranger wants it: still taken, or theirs', async (store, start) => {
    const { connection } = await connected(store);
    const { identityId } = connection;
    await disconnect(store, ada, connection.id, 0);
    const callback = await prepare(store, { owner: bob }, { identityId });
    const [, { result }] = await Promise.all([
      start(() => store.deleteOne('connection', connection.id)),
      start(callback),
    ]);
    assert.match(result, /^(connected|taken)$/);
    const found = await holderOf(store, identityId);
    assert.deepEqual(found?.owner, result === 'connected' ? bob : undefined);
  }),

  race('concurrent changes of other fields of one attempt are both kept', async (store, start) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const states = [`${id}-one`, `${id}-two`];
    const changed = await Promise.all([
      ...states.map((stateHash) => start(() => store.updateAttempt(id, { stateHash }, { outcome: null }))),
      start(() => store.updateAttempt(id, { verifications: 1 }, { verifications: 0 })),
    ]);
    assert.deepEqual(changed, [true, true, true]);
    const attempt = await store.findAttempt({ id });
    assertFields(attempt, { verifications: 1 });
    for (const stateHash of states) {
      const found = await store.findAttempt({ stateHash });
      assert.equal(
        found?.id,
        stateHash === attempt?.stateHash ? id : undefined,
        'only the last state is kept',
      );
    }
  }),
];
