import assert from 'node:assert/strict';
import { assertFields } from './assertFields.ts';
import { check } from './check.ts';
import { ada, bob, completionOf, connected, newAttempt, t0 } from './records.ts';

const created = { result: 'created' };

const inAcme = (userId: string) => newAttempt({ owner: { tenantId: 'acme', userId } });

/** The part of the contract that is about attempts. */
export const attemptChecks = [
  check('an attempt is found as it was created, every field of it', async (store) => {
    const attempt = newAttempt({
      owner: { tenantId: 'acme', userId: 'ü "quoted"' },
      mode: 'redirect',
      returnTo: "/a?b=1'--",
      reconnects: 'connection-1',
      status: 'failed',
      code: 'identity_stale',
      stateHash: 'state',
      startedAt: t0 + 1,
      starts: 2,
      rounds: 3,
      identityId: 'identity',
      connectionId: 'connection',
    });
    assert.deepEqual(await store.createAttempt(attempt), created, 'createAttempt without a limit writes');
    assert.deepEqual(await store.findAttempt(attempt.id), attempt);
    assert.deepEqual(await store.findAttemptByState('state'), attempt);
  }),

  check('an attempt that is not there is undefined', async (store) => {
    await store.createAttempt(newAttempt());
    assert.equal(await store.findAttempt('other'), undefined);
    assert.equal(await store.findAttemptByState('other'), undefined);
    assert.equal(await store.takeRound('other', 1), false);
    await store.returnRound('other');
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
      assert.equal(await store.findAttempt(refused.id), undefined, 'a refused attempt is not written');
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

  check('starts are taken up to a limit, also at the same time', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const taken = await Promise.all(Array.from({ length: 8 }, () => store.takeStart(id, 5, t0 + 1)));
    assert.equal(taken.filter(Boolean).length, 5, 'exactly as many as the limit');
    assertFields(await store.findAttempt(id), { starts: 5, startedAt: t0 + 1, stateHash: null });
    assert.equal(await store.takeStart('other', 5, t0), false, 'not there');
  }),

  check(
    'a start that led nowhere is taken back, and the time of a start that led somewhere kept',
    async (store) => {
      const { id } = newAttempt();
      await store.createAttempt(newAttempt({ id }));
      await store.takeStart(id, 5, t0 + 1);
      await store.releaseStart(id);
      assertFields(await store.findAttempt(id), { starts: 0, startedAt: null });
      await store.releaseStart(id);
      assertFields(await store.findAttempt(id), { starts: 0 });
      await store.takeStart(id, 5, t0 + 2);
      await store.startAttempt(id, 'state', t0 + 3);
      await store.takeStart(id, 5, t0 + 4);
      await store.releaseStart(id);
      assertFields(await store.findAttempt(id), { starts: 1, startedAt: t0 + 2, stateHash: 'state' });
      await store.endAttempt(id, 'cancelled', 'attempt_cancelled');
      await store.releaseStart(id);
      assertFields(await store.findAttempt(id), { starts: 1, startedAt: t0 + 2 });
    },
  ),

  check(
    'an attempt starts again with the state of the last start, and the time of the first',
    async (store) => {
      const { id } = newAttempt();
      await store.createAttempt(newAttempt({ id }));
      assert.equal(await store.startAttempt(id, 'first', t0 + 1), true);
      assert.equal(await store.startAttempt(id, 'first', t0 + 2), true, 'with the same state');
      assertFields(await store.findAttempt(id), { stateHash: 'first', startedAt: t0 + 1 });
      assert.equal(await store.startAttempt(id, 'second', t0 + 3), true, 'with another one');
      assertFields(await store.findAttemptByState('second'), { id, startedAt: t0 + 1 });
      assert.equal(await store.findAttemptByState('first'), undefined, 'the former state is forgotten');
    },
  ),

  check('an attempt that has expired or is not pending does not start', async (store) => {
    const late = newAttempt();
    const ended = newAttempt({ status: 'cancelled', code: 'attempt_cancelled' });
    await store.createAttempt(late);
    await store.createAttempt(ended);
    assert.equal(await store.startAttempt(late.id, 'a', late.expiresAt), false, 'expired at expiresAt');
    assert.equal(await store.startAttempt(ended.id, 'b', t0), false, 'cancelled');
    assert.equal(await store.startAttempt('other', 'c', t0), false, 'not there');
    assert.deepEqual(await store.findAttempt(late.id), late);
    assert.equal(await store.startAttempt(late.id, 'a', late.expiresAt - 1), true, 'not yet expired');
  }),

  check('rounds are taken up to a limit, also at the same time, and given back', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const taken = await Promise.all(Array.from({ length: 8 }, () => store.takeRound(id, 5)));
    assert.equal(taken.filter(Boolean).length, 5, 'exactly as many as the limit');
    assertFields(await store.findAttempt(id), { rounds: 5 });
    await store.returnRound(id);
    assertFields(await store.findAttempt(id), { rounds: 4 });
    assert.equal(await store.takeRound(id, 5), true);
    assert.equal(await store.takeRound(id, 5), false);
  }),

  check('more rounds than were taken cannot be given back', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    await store.returnRound(id);
    assertFields(await store.findAttempt(id), { rounds: 0 });
  }),

  check('attempts that expired are forgotten, oldest first and at most so many', async (store) => {
    const kept = newAttempt({ expiresAt: t0 + 30 });
    const old = newAttempt({ expiresAt: t0 + 10 });
    const older = newAttempt({ expiresAt: t0 });
    for (const attempt of [old, kept, older]) await store.createAttempt(attempt);
    assert.equal(await store.removeAttempts(t0 + 30, 1), 1);
    assert.equal(await store.findAttempt(older.id), undefined);
    assert.equal(await store.removeAttempts(t0 + 30, 10), 1);
    assert.equal(await store.findAttempt(old.id), undefined);
    assertFields(await store.findAttempt(kept.id), { id: kept.id });
  }),

  check('an attempt ends from pending only, and once', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const ends = await Promise.all([
      store.endAttempt(id, 'cancelled', 'attempt_cancelled'),
      store.endAttempt(id, 'failed', 'identity_taken'),
    ]);
    assert.equal(ends.filter(Boolean).length, 1, 'exactly one of two ends succeeds');
    const first = await store.findAttempt(id);
    assert.equal(await store.endAttempt(id, 'expired', 'attempt_expired'), false, 'it has ended before');
    assert.deepEqual(await store.findAttempt(id), first);

    const { attemptId } = await connected(store);
    const isEnded = await store.endAttempt(attemptId, 'failed', 'identity_stale');
    assert.equal(isEnded, false, 'a completed attempt does not end');
    assertFields(await store.findAttempt(attemptId), { status: 'completed', code: null });
    assert.equal(await store.endAttempt('other', 'failed', 'internal'), false, 'not there');
  }),

  check('an ended attempt cannot be completed', async (store) => {
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    await store.endAttempt(id, 'cancelled', 'attempt_cancelled');
    assert.deepEqual(await store.completeAttempt(completionOf(id)), { result: 'settled' });
    assert.deepEqual(await store.listConnections(ada), []);
  }),
];
