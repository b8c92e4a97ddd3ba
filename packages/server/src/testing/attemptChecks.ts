import assert from 'node:assert/strict';
import type { AttemptFields } from '../stores/AttemptRecord.ts';
import { assertFields, check } from './check.ts';
import { ada, bob, completionOf, connected, endAttempt, newAttempt, t0 } from './records.ts';

const created = { result: 'created' };

const inAcme = (userId: string) => newAttempt({ owner: { tenantId: 'acme', userId } });

/** Checks of attempts. */
export const attemptChecks = [
  check('an attempt is found as it was created, every field of it', async (store) => {
    const attempt = newAttempt({
      owner: { tenantId: 'acme', userId: 'ü "quoted"' },
      mode: 'redirect',
      origin: 'https://api.example.com',
      appOrigin: 'https://app.example.com:8443',
      returnTo: "/a?b=1'--",
      reconnects: 'connection-1',
      outcome: 'failed',
      code: 'identity_stale',
      stateHash: 'state',
      startedAt: t0 + 1,
      starts: 2,
      verifications: 3,
      identityId: 'identity',
      connectionId: 'connection',
    });
    assert.deepEqual(await store.createAttempt(attempt), created, 'createAttempt without a limit writes');
    assert.deepEqual(await store.findAttempt({ id: attempt.id }), attempt);
    assert.deepEqual(await store.findAttempt({ stateHash: 'state' }), attempt);
  }),

  check('an attempt that does not exist is not found and not changed', async (store) => {
    await store.createAttempt(newAttempt());
    assert.equal(await store.findAttempt({ id: 'other' }), undefined);
    assert.equal(await store.findAttempt({ stateHash: 'other' }), undefined);
    assert.equal(await store.updateAttempt('other', { starts: 1 }, {}), false);
  }),

  check(
    'a limit counts the attempts of a span of time, and says when it is reached no more',
    async (store) => {
      for (const createdAt of [t0, t0 + 10, t0 + 20]) await store.createAttempt(newAttempt({ createdAt }));
      await store.createAttempt(newAttempt({ owner: bob, createdAt: t0 + 20 }));
      await store.createAttempt(newAttempt({ owner: { ...ada, tenantId: 'acme' }, createdAt: t0 + 20 }));

      const limit = { scope: 'user', attempts: 2, milliseconds: 20 } as const;
      const refused = newAttempt({ createdAt: t0 + 29 });
      assert.deepEqual(await store.createAttempt(refused, [limit]), { result: 'limited', retryAt: t0 + 30 });
      assert.equal(
        await store.findAttempt({ id: refused.id }),
        undefined,
        'a refused attempt is not written',
      );
      const later = await store.createAttempt({ ...refused, createdAt: t0 + 30 }, [limit]);
      assert.deepEqual(later, created, 'at `retryAt` one of the two no longer counts');
      const bobs = await store.createAttempt(newAttempt({ owner: bob, createdAt: t0 + 20 }), [limit]);
      assert.deepEqual(bobs, created, 'attempts of others do not count');
    },
  ),

  check('a limit of a tenant counts the attempts of all its users, beside the one of each', async (store) => {
    const limits = [
      { scope: 'user', attempts: 2, milliseconds: 10 },
      { scope: 'tenant', attempts: 3, milliseconds: 20 },
    ] as const;
    for (const userId of ['ada', 'ada', 'bob'])
      assert.deepEqual(await store.createAttempt(inAcme(userId), limits), created);
    const full = { result: 'limited', retryAt: t0 + 20 };
    assert.deepEqual(await store.createAttempt(inAcme('cyd'), limits), full, 'the tenant is full');
    assert.deepEqual(await store.createAttempt(inAcme('ada'), limits), full, 'the later of two times counts');
    assert.deepEqual(
      await store.createAttempt(newAttempt({ owner: bob }), limits),
      created,
      'another tenant',
    );
  }),

  check('a limit holds for attempts made at the same time', async (store) => {
    const limits = [{ scope: 'user', attempts: 3, milliseconds: 1_000 }] as const;
    const make = (owner = ada) => store.createAttempt(newAttempt({ owner }), limits);
    const made = await Promise.all(Array.from({ length: 20 }, async () => [await make(), await make(bob)]));
    for (const owner of [0, 1]) {
      const count = made.filter((results) => results[owner]?.result === 'created').length;
      assert.equal(count, 3, 'exactly as many attempts as the limit allows are written');
    }
  }),

  check(
    'no attempt of a clock that was ahead counts, and no limit lasts longer than its span',
    async (store) => {
      const limit = { scope: 'user', attempts: 2, milliseconds: 1_000 } as const;
      const dayAhead = t0 + 86_400_000;
      for (const createdAt of [dayAhead, dayAhead]) await store.createAttempt(newAttempt({ createdAt }));
      for (const createdAt of [t0 + 30_000, t0 + 60_000])
        assert.deepEqual(await store.createAttempt(newAttempt({ createdAt }), [limit]), created);
      const refused = await store.createAttempt(newAttempt(), [limit]);
      assert.deepEqual(refused, { result: 'limited', retryAt: t0 + 1_000 }, 'a minute ahead still counts');
      const earlier = await store.createAttempt(newAttempt({ createdAt: t0 - 1 }), [limit]);
      assert.deepEqual(earlier, created, 'more than a minute ahead does not');
    },
  ),

  check('every field of an attempt that can change is changed, and no other', async (store) => {
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    const fields: AttemptFields = {
      outcome: 'cancelled',
      code: 'attempt_cancelled',
      stateHash: 'state',
      startedAt: t0 + 1,
      starts: 2,
      verifications: 3,
    };
    assert.equal(await store.updateAttempt(attempt.id, fields, {}), true);
    assert.deepEqual(await store.findAttempt({ id: attempt.id }), { ...attempt, ...fields });
    assert.equal(await store.updateAttempt(attempt.id, { startedAt: null }, {}), true);
    assertFields(await store.findAttempt({ id: attempt.id }), { startedAt: null, starts: 2 });
  }),

  check('an attempt is changed only if every field in `where` has its value', async (store) => {
    const attempt = newAttempt({ starts: 1, startedAt: t0, stateHash: null });
    await store.createAttempt(attempt);
    const { id } = attempt;
    for (const where of [
      { starts: 0 },
      { starts: 1, startedAt: null },
      { stateHash: 'state' },
      { outcome: 'failed' },
    ] as const)
      assert.equal(await store.updateAttempt(id, { starts: 9 }, where), false, JSON.stringify(where));
    assert.deepEqual(await store.findAttempt({ id }), attempt);
    const where = { starts: 1, startedAt: t0, stateHash: null, outcome: null, verifications: 0, code: null };
    assert.equal(await store.updateAttempt(id, { starts: 2 }, where), true);
    assertFields(await store.findAttempt({ id }), { starts: 2 });
  }),

  check('one of several concurrent changes with the same `where` succeeds', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    for (let starts = 0; starts < 5; starts++) {
      const results = await Promise.all(
        Array.from({ length: 8 }, () => store.updateAttempt(id, { starts: starts + 1 }, { starts })),
      );
      assert.equal(results.filter(Boolean).length, 1, 'exactly one change succeeds');
      assertFields(await store.findAttempt({ id }), { starts: starts + 1 });
    }
  }),

  check('an attempt is found by the state that it was changed to', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    for (const stateHash of ['first', 'first', 'second'])
      assert.equal(await store.updateAttempt(id, { stateHash }, {}), true, 'also to the state that it has');
    assertFields(await store.findAttempt({ stateHash: 'second' }), { id });
    assert.equal(await store.findAttempt({ stateHash: 'first' }), undefined, 'the earlier state is gone');
  }),

  check('expired attempts are deleted, oldest first and at most `limit`', async (store) => {
    const kept = newAttempt({ expiresAt: t0 + 30 });
    const old = newAttempt({ expiresAt: t0 + 10 });
    const older = newAttempt({ expiresAt: t0 });
    for (const attempt of [old, kept, older]) await store.createAttempt(attempt);
    assert.equal(await store.deleteExpired('attempt', t0 + 30, 1), 1);
    assert.equal(await store.findAttempt({ id: older.id }), undefined);
    assert.equal(await store.deleteExpired('attempt', t0 + 30, 10), 1);
    assert.equal(await store.findAttempt({ id: old.id }), undefined);
    assertFields(await store.findAttempt({ id: kept.id }), { id: kept.id });
  }),

  check('an attempt ends once', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const ends = await Promise.all([
      endAttempt(store, id, 'cancelled', 'attempt_cancelled'),
      endAttempt(store, id, 'failed', 'identity_taken'),
    ]);
    assert.equal(ends.filter(Boolean).length, 1, 'exactly one of two outcomes is written');
    const first = await store.findAttempt({ id });
    assert.equal(await endAttempt(store, id, 'expired', 'attempt_expired'), false, 'it has an outcome');
    assert.deepEqual(await store.findAttempt({ id }), first);

    const { attemptId } = await connected(store);
    const isEnded = await endAttempt(store, attemptId, 'failed', 'identity_stale');
    assert.equal(isEnded, false, 'a connected attempt keeps its outcome');
    assertFields(await store.findAttempt({ id: attemptId }), { outcome: 'connected', code: null });
    assert.equal(await endAttempt(store, 'other', 'failed', 'internal'), false, 'not there');
  }),

  check('an attempt with an outcome cannot be completed', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    await endAttempt(store, id, 'cancelled', 'attempt_cancelled');
    assert.deepEqual(await store.completeAttempt(completionOf(id)), { result: 'closed' });
    assert.deepEqual(await store.findConnections({ owner: ada }), []);
  }),
];
