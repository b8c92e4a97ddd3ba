import assert from 'node:assert/strict';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { assertFields, check } from './check.ts';
import { ada, bob, completionOf, connected, disconnect, holderOf, newAttempt, t0, tag } from './records.ts';

const strangers: [string, Partial<AttemptRecord>][] = [
  ['another owner', { owner: bob }],
  ['the same user of another tenant', { owner: { tenantId: 'acme', userId: 'ada' } }],
  ['another application', { application: 'notion' }],
];

/** Checks of `completeAttempt` for new connections. */
export const completionChecks = [
  check(
    'completing writes attempt and connection, with owner and application of the attempt',
    async (store) => {
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
        previousAccountName: null,
        label: '',
        lastUsedAt: null,
        lastUsedBy: '',
        agentAccess: null,
        accessChangedAt: 0,
        identityStatus: 'validated',
        connectedAt: t0 + 500,
        tagged: false,
        deleting: false,
        nextCheckAt: completion.now,
        pendingChecks: 0,
        priorityMs: 0,
      };
      const result = await store.completeAttempt(completion);
      assert.deepEqual(result, { result: 'connected', connection, replaced: null, requests: [] });
      assert.deepEqual(await store.findConnections({ owner }), [connection]);
      assert.deepEqual(await holderOf(store, completion.identityId), connection);
      assertFields(await store.findAttempt({ id }), {
        outcome: 'connected',
        identityId: completion.identityId,
        connectionId: connection.id,
      });
    },
  ),

  check('twenty completions of one attempt: one writes, the others find it closed', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const identityId = 'identity-of-all';
    const results = await Promise.all(
      Array.from({ length: 20 }, () => store.completeAttempt(completionOf(id, { identityId }))),
    );
    const [connection, ...others] = await store.findConnections({ owner: ada });
    assert.ok(connection, 'one connection is listed');
    assert.deepEqual(others, [], 'one connection is listed');
    assert.deepEqual(
      results.toSorted((a, b) => a.result.localeCompare(b.result)),
      [
        ...Array.from({ length: 19 }, () => ({ result: 'closed' })),
        { result: 'connected', connection, replaced: null, requests: [] },
      ],
    );
    assertFields(await store.findAttempt({ id }), { connectionId: connection.id });
  }),

  check(
    'two owners race for one identity: one has it, the attempt of the other stays open',
    async (store) => {
      for (let round = 0; round < 20; round++) {
        const mine = newAttempt();
        const theirs = newAttempt({ owner: bob });
        await store.createAttempt(mine);
        await store.createAttempt(theirs);
        const identityId = `contested-${round}`;
        const results = await Promise.all(
          [mine.id, theirs.id].map((id) => store.completeAttempt(completionOf(id, { identityId }))),
        );
        assert.deepEqual(results.map(({ result }) => result).toSorted(), ['connected', 'taken']);
        const loser = results[0]?.result === 'taken' ? mine : theirs;
        assert.deepEqual(await store.findAttempt({ id: loser.id }), loser);
      }
      const rows = [
        ...(await store.findConnections({ owner: ada })),
        ...(await store.findConnections({ owner: bob })),
      ];
      assert.equal(rows.length, 20, 'each identity has one connection');
    },
  ),

  check('an attempt is too late from its expiry on', async (store) => {
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const late = completionOf(attempt.id, { now: attempt.expiresAt });
    assert.deepEqual(await store.completeAttempt(late), { result: 'closed' });
    assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
    assert.deepEqual(await store.findConnections({ owner: ada }), []);
    const { result } = await store.completeAttempt({ ...late, now: late.now - 1 });
    assert.equal(result, 'connected');
  }),

  check('an identity the same owner has connected already keeps its connection', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'same' });
    const again = await connected(store, {}, { identityId: 'same' });
    assert.deepEqual(again.connection, connection);
    assert.equal(again.replaced, null);
    assertFields(await store.findAttempt({ id: again.attemptId }), { connectionId: connection.id });
    assert.deepEqual(await store.findConnections({ owner: ada }), [connection]);
  }),

  check(
    'an identity that was renewed keeps its connection, with what Anchor says of it now',
    async (store) => {
      const { connection } = await connected(store, {}, { identityId: 'same' });
      await tag(store, 'same', t0 + 90_000);
      await store.updateConnection({ identityId: 'same' }, { identityStatus: 'failed' });
      await store.updateConnection({ owner: ada, id: connection.id }, { label: 'work' });
      const now = t0 + 800;
      const accountName = 'ada@new.example';
      const previousAccountName = 'ada@example.com';
      const fields = { identityId: 'same', accountName, previousAccountName, isRenewal: true, now };
      const { connection: renewed, replaced } = await connected(store, {}, fields);
      assert.deepEqual(renewed, {
        ...connection,
        accountName,
        previousAccountName,
        label: 'work',
        accessChangedAt: now,
        connectedAt: now,
        nextCheckAt: now,
      });
      assert.equal(replaced, null);
      assert.deepEqual(await store.findConnections({ owner: ada }), [renewed]);
    },
  ),

  ...[null, 'deleting'].map((fate) =>
    check(`a renewed identity makes no new connection where its own is ${fate ?? 'gone'}`, async (store) => {
      const { connection } = await connected(store, {}, { identityId: 'same' });
      await disconnect(store, ada, connection.id, t0);
      if (fate === null) await store.deleteOne('connection', connection.id);
      const attempt = newAttempt();
      await store.createAttempt(attempt);
      const completion = completionOf(attempt.id, { identityId: 'same', isRenewal: true });
      assert.deepEqual(await store.completeAttempt(completion), { result: 'gone' });
      assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
      assert.deepEqual(await store.findConnections({ owner: ada }), []);
    }),
  ),

  ...strangers.map(([who, fields]) =>
    check(`an identity is taken for ${who}`, async (store) => {
      const { connection } = await connected(store, {}, { identityId: 'held' });
      const attempt = newAttempt(fields);
      await store.createAttempt(attempt);
      const result = await store.completeAttempt(completionOf(attempt.id, { identityId: 'held' }));
      assert.deepEqual(result, { result: 'taken' });
      assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
      assert.deepEqual(await holderOf(store, 'held'), connection);
    }),
  ),

  check('an identity that is being deleted stays taken, for its owner too', async (store) => {
    const { connection } = await connected(store, {}, { identityId: 'dying' });
    await disconnect(store, ada, connection.id, 0);
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const completion = completionOf(attempt.id, { identityId: 'dying' });
    assert.deepEqual(await store.completeAttempt(completion), { result: 'taken' });
    await store.deleteOne('connection', connection.id);
    assert.equal((await store.completeAttempt(completion)).result, 'connected');
  }),
];
