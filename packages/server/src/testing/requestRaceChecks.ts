import assert from 'node:assert/strict';
import { assertFields, prepare, race } from './check.ts';
import { ada, hidden, newCaller, newRequest, openRequest, t0 } from './records.ts';

/** Each round of a race has its own application. */
const newApplication = () => `application-${Math.random()}`;

/** Checks of concurrent calls about requests. */
export const requestRaceChecks = [
  race('requests of one owner for one application: one is written, all wait for it', async (store, start) => {
    const application = newApplication();
    const asked = [1, 2, 3].map(() => {
      const request = newRequest({ application });
      return { request, caller: newCaller(request.id) };
    });
    const results = await Promise.all(
      asked.map(({ request, caller }) => start(() => store.openRequest(request, caller))),
    );
    assert.deepEqual(results.map(({ result }) => result).toSorted(), ['joined', 'joined', 'opened']);
    const found = await Promise.all(asked.map(({ caller }) => store.findRequest({ callerId: caller.id })));
    assert.equal(new Set(found.map((one) => one?.request.id)).size, 1);
  }),

  race('a decline and a connection: one of them ends the request', async (store, start) => {
    const request = newRequest({ application: newApplication() });
    await openRequest(store, request);
    const complete = await prepare(store, { application: request.application });
    const decline = () => store.updateRequest(request.id, { outcome: 'declined' }, t0 + 500);
    const [completion, declined] = await Promise.all([start(complete), start(decline)]);
    assert.equal(completion.result, 'connected', 'the account is connected in any case');
    const answered = completion.result === 'connected' ? completion.requests.length : 0;
    assert.equal(answered + (declined ? 1 : 0), 1);
    const outcome = declined ? 'declined' : 'connected';
    assertFields((await store.findRequest({ owner: ada, id: request.id }))?.request, { outcome });
  }),

  race(
    'a request is written while an account connects: it is answered, or finds the account',
    async (store, start) => {
      const request = newRequest({ application: newApplication() });
      const { application } = request;
      const complete = await prepare(store, { application });
      const ask = async () => {
        await openRequest(store, request);
        return store.findConnections({ owner: ada });
      };
      const [completion, connections] = await Promise.all([start(complete), start(ask)]);
      assert.equal(completion.result, 'connected');
      const isAnswered = completion.result === 'connected' && completion.requests.length > 0;
      const isFound = connections.some((connection) => connection.application === application);
      assert.ok(isAnswered || isFound, 'neither sees the other');
      const outcome = isAnswered ? 'connected' : null;
      assertFields((await store.findRequest({ owner: ada, id: request.id }))?.request, { outcome });
    },
  ),

  race('a choice and a thread that moves on: one of them ends the request', async (store, start) => {
    const request = newRequest({ application: newApplication() });
    const caller = newCaller(request.id);
    await store.openRequest(request, caller);
    const answer = { outcome: 'connected', connectionId: 'connection-1' } as const;
    const [chosen, superseded] = await Promise.all([
      start(() => store.updateRequest(request.id, answer, t0)),
      start(() => store.supersedeRequests(ada, 'chat', t0)),
    ]);
    assert.deepEqual(
      superseded.map(({ id }) => id),
      chosen ? [] : [request.id],
    );
    const found = await store.findRequest({ callerId: caller.id });
    assertFields(found?.request, { outcome: chosen ? 'connected' : 'superseded' });
    assert.deepEqual(found?.caller, { ...caller, superseded: !chosen });
  }),

  race(
    'a caller joins while the thread moves on: its request is open, or it is superseded',
    async (store, start) => {
      const application = newApplication();
      const request = newRequest({ application });
      await store.openRequest(request, newCaller(request.id));
      const joining = newRequest({ application });
      const caller = newCaller(joining.id, { thread: 'other' });
      const [opening, superseded] = await Promise.all([
        start(() => store.openRequest(joining, caller)),
        start(() => store.supersedeRequests(ada, 'chat', t0)),
      ]);
      assert.equal(superseded.length, opening.result === 'opened' ? 1 : 0);
      const found = await store.findRequest({ callerId: caller.id });
      assertFields(found?.request, {
        id: opening.result === 'opened' ? joining.id : request.id,
        outcome: null,
      });
    },
  ),

  race('an erasure and a caller that joins: none is left of it, or both are new', async (store, start) => {
    const application = newApplication();
    const request = newRequest({ application });
    await openRequest(store, request);
    const joining = newRequest({ application });
    const caller = newCaller(joining.id);
    const [opening] = await Promise.all([
      start(() => store.openRequest(joining, caller)),
      start(() => store.disconnectAll(ada, hidden(t0))),
    ]);
    assert.equal(await store.findRequest({ owner: ada, id: request.id }), undefined);
    const isNew = opening.result === 'opened';
    const expected = isNew ? { request: joining, caller } : undefined;
    assert.deepEqual(await store.findRequest({ callerId: caller.id }), expected);
    assertFields(await store.openRequest(joining, caller), { result: isNew ? 'known' : 'opened' });
    await store.disconnectAll(ada, hidden(t0));
  }),

  race('concurrent runs share the requests that expired', async (store, start) => {
    const requests = [1, 2, 3].map(() => newRequest({ application: newApplication() }));
    for (const request of requests) await openRequest(store, request);
    const now = t0 + 1_000;
    const runs = await Promise.all([1, 2].map(() => start(() => store.expireRequests(now, 3))));
    const left = await store.expireRequests(now, 3);
    assert.deepEqual(
      [...runs, left].flatMap((run) => run.map(({ id }) => id)).toSorted(),
      requests.map(({ id }) => id).toSorted(),
    );
  }),
];
