import assert from 'node:assert/strict';
import { assertFields, check } from './check.ts';
import { ada, bob, connected, newCaller, newRequest, t0 } from './records.ts';

/** Checks of what a store knows about permissions of agents. */
export const accessChecks = [
  check('a caller that must ask for its conversation waits only with callers of it', async (store) => {
    const open = (thread: string) => {
      const request = newRequest();
      return store.openRequest(request, newCaller(request.id, { thread }), undefined, 'thread');
    };
    assertFields(await open('chat'), { result: 'opened' });
    assertFields(await open('chat'), { result: 'joined' });
    assertFields(await open('other'), { result: 'opened' });
    assertFields(await open('chat'), { result: 'joined' });

    const shared = newRequest({ application: 'notion' });
    for (const thread of ['chat', 'other']) await store.openRequest(shared, newCaller(shared.id, { thread }));
    const alone = newRequest({ application: 'notion' });
    assertFields(await store.openRequest(alone, newCaller(alone.id), undefined, 'thread'), {
      result: 'opened',
    });
  }),

  check('a caller that must ask each time waits alone', async (store) => {
    const open = (id: string) => {
      const request = newRequest();
      return store.openRequest(request, newCaller(request.id, { id }), undefined, 'ask');
    };
    assertFields(await open('call-1'), { result: 'opened' });
    assertFields(await open('call-2'), { result: 'opened' });
    assertFields(await open('call-1'), { result: 'known' });
    assertFields(await open(''), { result: 'opened' });
    assertFields(await open(''), { result: 'joined' });
    const other = newRequest();
    const caller = newCaller(other.id, { id: '', thread: 'other' });
    assertFields(await store.openRequest(other, caller, undefined, 'ask'), { result: 'opened' });
  }),

  check('a sign-in answers only requests that the owner has begun, if agents must ask', async (store) => {
    const requests = [null, t0, t0 + 1].map((startedAt) => newRequest({ startedAt }));
    for (const request of requests) await store.openRequest(request, newCaller(request.id), undefined, 'ask');
    const { connection, requests: begun } = await connected(store, {}, { defaultAccess: 'ask' });
    const left = await store.findRequest({ id: requests[0]?.id ?? '' });
    assertFields(left?.request, { outcome: null });
    assert.equal(begun.length, 2);

    const { identityId } = connection;
    await store.updateConnection({ identityId }, { agentAccess: 'thread', accessChangedAt: t0 });
    const later = [t0, t0 + 1].map((startedAt) => newRequest({ startedAt }));
    for (const request of later) await store.openRequest(request, newCaller(request.id), undefined, 'ask');
    const again = await connected(store, { reconnects: connection.id });
    assert.deepEqual(
      again.requests.map(({ id }) => id),
      [later[1]?.id],
    );

    await store.updateConnection({ identityId: again.connection.identityId }, { agentAccess: 'always' });
    const last = await connected(store, { reconnects: connection.id }, { defaultAccess: 'ask' });
    assert.equal(last.requests.length, 2, 'the owner chose that agents need not ask');
  }),

  check('the newest answer of a thread can be found by its connection and its arguments', async (store) => {
    const answer = async (connectionId: string, inputHash: string, createdAt: number, owner = ada) => {
      const request = newRequest({ owner, createdAt });
      await store.openRequest(request, newCaller(request.id, { owner, inputHash }), undefined, 'ask');
      await store.updateRequest(request.id, { outcome: 'connected', connectionId }, createdAt);
      return request.id;
    };
    const one = await answer('one', 'a', t0);
    const two = await answer('two', 'b', t0 + 1);
    await answer('one', 'b', t0 + 2, bob);
    const key = { owner: ada, application: 'linkedin', thread: 'chat' };
    const find = async (about: object) => (await store.findRequest({ ...key, ...about }))?.request.id;
    assert.equal(await find({}), two);
    assert.equal(await find({ connectionId: 'one' }), one);
    assert.equal(await find({ connectionId: 'one', inputHash: 'a' }), one);
    assert.equal(await find({ connectionId: 'one', inputHash: 'b' }), undefined);
    assert.equal(await find({ connectionId: 'one', thread: 'other' }), undefined);
    const found = await store.findRequest({ ...key, connectionId: 'two', inputHash: 'b' });
    assertFields(found?.caller ?? undefined, { requestId: two, inputHash: 'b', thread: 'chat' });
    assert.equal((await store.findRequest({ ...key, connectionId: 'two' }))?.caller, null);
  }),
];
