import assert from 'node:assert/strict';
import { assertFields, check } from './check.ts';
import type { CallerRecord } from '../stores/RequestRecord.ts';
import { ada, bob, newCaller, newRequest, openRequest, t0 } from './records.ts';

const opened = { result: 'opened' };

/** Checks of what waits for requests. */
export const callerChecks = [
  check('a request and its caller are found as they were written, every field of them', async (store) => {
    const owner = { tenantId: 'acme', userId: 'ü "quoted"' };
    const request = newRequest({
      owner,
      reconnects: 'connection-1',
      reason: "To post '; --",
      outcome: 'connected',
      startedAt: t0 + 1,
      connectionId: 'connection-1',
    });
    const caller = newCaller(request.id, { owner, thread: "a'b", inputHash: 'hash', superseded: true });
    assert.deepEqual(await store.openRequest(request, caller), opened);
    assert.deepEqual(await store.findRequest({ owner, id: request.id }), { request, caller: null });
    assert.deepEqual(await store.findRequest({ callerId: caller.id }), { request, caller });
    assert.equal(await store.findRequest({ owner: { ...owner, tenantId: '' }, id: request.id }), undefined);
    assert.equal(await store.findRequest({ owner, id: 'other' }), undefined);
    assert.deepEqual(await store.findRequest({ id: request.id }), { request, caller: null });
    assert.equal(await store.findRequest({ id: 'other' }), undefined);
    assert.equal(await store.findRequest({ callerId: 'other' }), undefined);
  }),

  check('a known caller gets its own request, whatever it asks for now', async (store) => {
    const request = newRequest();
    const caller = newCaller(request.id);
    await store.openRequest(request, caller);
    const ended = await store.updateRequest(request.id, { outcome: 'declined' }, t0);
    const again = newRequest({ application: 'github' });
    assert.deepEqual(await store.openRequest(again, { ...caller, requestId: again.id, thread: 'other' }), {
      result: 'known',
      request: ended,
      caller,
    });
    assert.equal(await store.findRequest({ owner: ada, id: again.id }), undefined, 'nothing was written');
  }),

  check('a caller joins the open request of its owner, application and connection', async (store) => {
    const request = newRequest();
    await openRequest(store, request);
    const other = newRequest();
    const caller = newCaller(other.id);
    assert.deepEqual(await store.openRequest(other, caller), { result: 'joined', request });
    const joined = { request, caller: { ...caller, requestId: request.id } };
    assert.deepEqual(await store.findRequest({ callerId: caller.id }), joined);
    for (const fields of [{ owner: bob }, { application: 'github' }, { reconnects: 'connection-1' }])
      assert.deepEqual(await openRequest(store, newRequest(fields)), opened, JSON.stringify(fields));
  }),

  check('a caller joins the newest of several open requests', async (store) => {
    const createdAt = [t0 + 1, t0 + 3, t0 + 2];
    for (const request of createdAt.map((time) => newRequest({ createdAt: time })))
      await store.openRequest(request, newCaller(request.id), undefined, 'ask');
    const joined = await openRequest(store, newRequest({ createdAt: t0 + 4 }));
    assertFields(joined, { result: 'joined' });
    assertFields('request' in joined ? joined.request : undefined, { createdAt: t0 + 3 });
  }),

  check('a request has at most as many callers as the limit allows', async (store) => {
    const limit = { requests: 9, milliseconds: 1_000, callers: 2 };
    const request = newRequest();
    const [first, second, third] = [newCaller(request.id), newCaller(''), newCaller('')];
    await store.openRequest(request, first, limit);
    const join = (caller: CallerRecord) => store.openRequest(newRequest(), caller, limit);
    assertFields(await join(second), { result: 'joined' });
    assert.deepEqual(await join(third), { result: 'limited', retryAt: request.expiresAt });
    assert.equal(await store.findRequest({ callerId: third.id }), undefined, 'nothing was written');
    assertFields(await join(second), { result: 'known' });

    const shared = newRequest({ application: 'github' });
    const unnamed = newCaller(shared.id, { id: '' });
    await store.openRequest(shared, unnamed, { ...limit, callers: 1 });
    const again = store.openRequest(newRequest({ application: 'github' }), unnamed, { ...limit, callers: 1 });
    assertFields(await again, { result: 'joined' });
  }),

  check('a thread finds the request that it connected last', async (store) => {
    const key = { owner: ada, application: 'linkedin', thread: 'chat' };
    for (const [createdAt, thread] of [
      [t0, 'chat'],
      [t0 + 1, 'chat'],
      [t0 + 2, 'other'],
    ] as const) {
      const request = newRequest({ createdAt });
      await store.openRequest(request, newCaller(request.id, { thread }));
      await store.updateRequest(
        request.id,
        { outcome: 'connected', connectionId: `at-${createdAt}` },
        t0 + 3,
      );
    }
    const declined = newRequest({ createdAt: t0 + 4 });
    await store.openRequest(declined, newCaller(declined.id));
    await store.updateRequest(declined.id, { outcome: 'declined' }, t0 + 4);
    assertFields((await store.findRequest(key))?.request, { connectionId: `at-${t0 + 1}` });
    assert.equal(await store.findRequest({ ...key, owner: bob }), undefined);
    assert.equal(await store.findRequest({ ...key, application: 'github' }), undefined);
    assert.equal(await store.findRequest({ ...key, thread: 'third' }), undefined);
    const passed = newRequest({ owner: ada, createdAt: t0 + 40 });
    await store.openRequest(passed, newCaller(passed.id, { thread: 'passed', superseded: true }));
    await store.updateRequest(passed.id, { outcome: 'connected', connectionId: 'other' }, t0 + 50);
    assert.equal(await store.findRequest({ ...key, thread: 'passed' }), undefined, 'the thread moved on');
  }),

  check('a thread that moves on supersedes the requests that no other thread waits for', async (store) => {
    const alone = newRequest();
    await store.openRequest(alone, newCaller(alone.id));
    const shared = newRequest({ application: 'github' });
    await store.openRequest(shared, newCaller(shared.id));
    const elsewhere = newCaller('', { thread: 'other' });
    await store.openRequest(newRequest({ application: 'github' }), elsewhere);
    const foreign = newRequest({ owner: bob });
    await store.openRequest(foreign, newCaller(foreign.id, { owner: bob }));

    const ended = await store.supersedeRequests(ada, 'chat', t0 + 1);
    assert.deepEqual(ended, [{ ...alone, outcome: 'superseded' }]);
    assert.deepEqual(await store.supersedeRequests(ada, 'chat', t0 + 1), [], 'a second call finds none');
    assertFields((await store.findRequest({ callerId: elsewhere.id }))?.request, { outcome: null });
    assertFields((await store.findRequest({ owner: bob, id: foreign.id }))?.request, { outcome: null });
    assertFields((await store.supersedeRequests(ada, 'other', t0 + 2))[0], { id: shared.id });
  }),

  check('a call whose request is answered is not superseded', async (store) => {
    const request = newRequest();
    const caller = newCaller(request.id);
    await store.openRequest(request, caller);
    const answered = { outcome: 'connected', connectionId: 'connection-1' } as const;
    await store.updateRequest(request.id, answered, t0);
    assert.deepEqual(await store.supersedeRequests(ada, 'chat', t0 + 1), []);
    assert.deepEqual(await store.findRequest({ callerId: caller.id }), {
      request: { ...request, ...answered },
      caller,
    });
  }),
];
