import assert from 'node:assert/strict';
import { assertFields, check } from './check.ts';
import {
  ada,
  bob,
  completionOf,
  connected,
  hidden,
  newAttempt,
  newCaller,
  newRequest,
  openRequest,
  t0,
} from './records.ts';

const opened = { result: 'opened' };

/** Checks of requests. */
export const requestChecks = [
  check('a reconnect answers an unnamed request only if the owner has no other account', async (store) => {
    const { connection } = await connected(store);
    const alone = newRequest();
    await openRequest(store, alone);
    await connected(store, { reconnects: connection.id });
    assertFields((await store.findRequest({ id: alone.id }))?.request, { outcome: 'connected' });

    await connected(store);
    await connected(store, { owner: bob });
    const [unnamed, named] = [newRequest(), newRequest({ reconnects: connection.id })];
    for (const request of [unnamed, named]) await openRequest(store, request);
    await connected(store, { reconnects: connection.id });
    assertFields((await store.findRequest({ id: named.id }))?.request, { outcome: 'connected' });
    assertFields((await store.findRequest({ id: unnamed.id }))?.request, { outcome: null });
    await connected(store);
    assertFields((await store.findRequest({ id: unnamed.id }))?.request, { outcome: 'connected' });
  }),

  check('a caller without a key is kept once for its request and its thread', async (store) => {
    const request = newRequest();
    for (const thread of ['chat', 'chat', 'other'])
      await store.openRequest({ ...newRequest(), id: request.id }, newCaller(request.id, { id: '', thread }));
    assert.deepEqual(await store.supersedeRequests(ada, 'chat', t0), [], 'the other thread waits');
    await store.openRequest(newRequest(), newCaller('', { id: '', thread: 'chat' }));
    assert.deepEqual(await store.supersedeRequests(ada, 'other', t0), [], 'the thread waits again');
    assert.equal((await store.supersedeRequests(ada, 'chat', t0)).length, 1);
  }),

  check('a request that ended or expired is not joined', async (store) => {
    const first = newRequest();
    await openRequest(store, first);
    await store.updateRequest(first.id, { outcome: 'declined' }, t0);
    const second = newRequest({ createdAt: t0 + 1 });
    assert.deepEqual(await openRequest(store, second), opened);
    const third = newRequest({ createdAt: second.expiresAt, expiresAt: t0 + 9_000 });
    assert.deepEqual(await openRequest(store, third), opened);
    assertFields((await store.findRequest({ owner: ada, id: first.id }))?.request, { outcome: 'declined' });
    assertFields((await store.findRequest({ owner: ada, id: third.id }))?.request, { outcome: null });
  }),

  check('an expired request ends once, and others stay as they are', async (store) => {
    const expired = [newRequest({ application: 'a' }), newRequest({ application: 'b' })];
    const declined = newRequest({ application: 'c' });
    const open = newRequest({ application: 'd', expiresAt: t0 + 1_001 });
    for (const request of [...expired, declined, open]) await openRequest(store, request);
    await store.updateRequest(declined.id, { outcome: 'declined' }, t0);
    assert.deepEqual(await store.expireRequests(t0 + 999, 9), []);
    const first = await store.expireRequests(t0 + 1_000, 1);
    assert.equal(first.length, 1, 'at most `limit`');
    const ended = [...first, ...(await store.expireRequests(t0 + 1_000, 9))].toSorted((a, b) =>
      a.application < b.application ? -1 : 1,
    );
    assert.deepEqual(
      ended,
      expired.map((request) => ({ ...request, outcome: 'expired' })),
    );
    assert.deepEqual(await store.expireRequests(t0 + 1_000, 9), []);
    assert.deepEqual((await store.findRequest({ owner: ada, id: open.id }))?.request, open);
  }),

  check('a limit counts the requests of a span of time, not those that are joined', async (store) => {
    const limit = { requests: 2, milliseconds: 20, callers: 100 };
    for (const [application, createdAt] of [
      ['a', t0],
      ['b', t0 + 10],
      ['c', t0 + 20],
    ] as const)
      await openRequest(store, newRequest({ application, createdAt }));
    await openRequest(store, newRequest({ owner: bob, createdAt: t0 + 20 }));
    const refused = newRequest({ application: 'd', createdAt: t0 + 29 });
    const caller = newCaller(refused.id);
    assert.deepEqual(await store.openRequest(refused, caller, limit), {
      result: 'limited',
      retryAt: t0 + 30,
    });
    assert.equal(await store.findRequest({ callerId: caller.id }), undefined, 'no caller is written');
    const joining = newRequest({ application: 'c', createdAt: t0 + 29 });
    assertFields(await store.openRequest(joining, newCaller(joining.id), limit), { result: 'joined' });
    assert.deepEqual(await store.openRequest({ ...refused, createdAt: t0 + 30 }, caller, limit), opened);
  }),

  check('only an open, unexpired request changes', async (store) => {
    const request = newRequest();
    await openRequest(store, request);
    const started = { ...request, startedAt: t0 + 5 };
    const unstarted = { startedAt: null };
    assert.deepEqual(
      await store.updateRequest(request.id, { startedAt: t0 + 5 }, t0 + 5, unstarted),
      started,
    );
    assert.equal(await store.updateRequest(request.id, { startedAt: t0 + 6 }, t0 + 6, unstarted), undefined);
    assert.equal(
      await store.updateRequest(request.id, { outcome: 'declined' }, request.expiresAt),
      undefined,
    );
    const chosen = { outcome: 'connected', connectionId: 'connection-1' } as const;
    assert.deepEqual(await store.updateRequest(request.id, chosen, t0 + 6), { ...started, ...chosen });
    assert.equal(await store.updateRequest(request.id, { outcome: 'declined' }, t0 + 7), undefined);
    assert.equal(await store.updateRequest('other', { outcome: 'declined' }, t0), undefined);
  }),

  check('a connection answers the open requests that it fits, in the same step', async (store) => {
    const { connection } = await connected(store);
    const any = newRequest();
    const again = newRequest({ reconnects: connection.id });
    const others = [
      newRequest({ owner: bob }),
      newRequest({ application: 'github' }),
      newRequest({ reconnects: 'connection-other' }),
    ];
    for (const request of [any, again, ...others]) await openRequest(store, request);

    const { requests } = await connected(store);
    assert.deepEqual(
      requests.map(({ id, outcome }) => [id, outcome]),
      [[any.id, 'connected']],
      'another account does not answer the request to reconnect',
    );
    const renewed = await connected(store, { reconnects: connection.id });
    assert.deepEqual(
      renewed.requests.map(({ id, connectionId }) => [id, connectionId]),
      [[again.id, connection.id]],
    );
    for (const { id, owner } of others)
      assertFields((await store.findRequest({ owner, id }))?.request, { outcome: null, connectionId: null });
    assert.deepEqual((await connected(store)).requests, [], 'an answered request is not answered again');
  }),

  check(
    'an attempt that completes nothing answers no request, and neither does an expired one',
    async (store) => {
      const late = newRequest({ expiresAt: t0 + 500 });
      await openRequest(store, late);
      assert.deepEqual((await connected(store)).requests, [], 'expired when the attempt completed');

      const { connection } = await connected(store, { owner: bob });
      const attempt = newAttempt();
      await store.createAttempt(attempt);
      const request = newRequest({ createdAt: t0 + 600, expiresAt: t0 + 2_000 });
      await openRequest(store, request);
      const { identityId } = connection;
      const result = await store.completeAttempt(completionOf(attempt.id, { identityId }));
      assert.deepEqual(result, { result: 'taken' });
      assert.deepEqual((await store.findRequest({ owner: ada, id: request.id }))?.request, request);
    },
  ),

  check('an erasure deletes the requests and callers of its owner, not those of others', async (store) => {
    const mine = newRequest();
    const caller = newCaller(mine.id);
    await store.openRequest(mine, caller);
    const bobs = newRequest({ owner: bob });
    const bobsCaller = newCaller(bobs.id, { owner: bob });
    await store.openRequest(bobs, bobsCaller);
    await store.disconnectAll(ada, hidden(t0));
    assert.equal(await store.findRequest({ owner: ada, id: mine.id }), undefined);
    assert.deepEqual(await openRequest(store, mine), opened);
    assert.equal(await store.findRequest({ callerId: caller.id }), undefined, 'the caller is deleted');
    assert.deepEqual(await store.findRequest({ callerId: bobsCaller.id }), {
      request: bobs,
      caller: bobsCaller,
    });
  }),

  check(
    'expired requests are deleted with their callers, oldest first and at most `limit`',
    async (store) => {
      const [older, old, kept] = [t0 + 1, t0 + 10, t0 + 30].map((expiresAt) =>
        newRequest({ application: `until ${expiresAt}`, expiresAt }),
      );
      assert.ok(older && old && kept);
      const caller = newCaller(older.id);
      await openRequest(store, old);
      await store.openRequest(kept, newCaller(kept.id));
      await store.openRequest(older, caller);
      assert.equal(await store.deleteExpired('request', t0 + 30, 1), 1);
      assert.equal(await store.findRequest({ id: older.id }), undefined, 'the oldest is deleted');
      assert.equal(await store.deleteExpired('request', t0 + 30, 9), 1);
      assert.equal(await store.findRequest({ id: old.id }), undefined);
      assert.ok(await store.findRequest({ id: kept.id }), 'a request that expires later is kept');
      assert.deepEqual(await openRequest(store, older), opened);
      assert.equal(await store.findRequest({ callerId: caller.id }), undefined, 'the caller is deleted');
    },
  ),
];
