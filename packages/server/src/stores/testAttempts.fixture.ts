import { expect, test } from 'vitest';
import { ada, bob, completionOf, connected, newAttempt, t0 } from './records.fixture.ts';
import type { Store } from './store.ts';

/** The part of the contract that is about attempts. */
export function testAttempts(current: () => Store): void {
  test('an attempt is found as it was created, every field of it', async () => {
    const attempt = newAttempt({
      owner: { tenantId: 'acme', userId: 'ü "quoted"' },
      mode: 'redirect',
      returnTo: "/a?b=1'--",
      reconnects: 'connection-1',
      status: 'failed',
      code: 'identity_stale',
      stateHash: 'state',
      startedAt: t0 + 1,
      rounds: 3,
      identityId: 'identity',
      connectionId: 'connection',
    });
    await current().createAttempt(attempt);
    expect(await current().findAttempt(attempt.id)).toEqual(attempt);
    expect(await current().findAttemptByState('state')).toEqual(attempt);
  });

  test('an attempt that is not there is undefined', async () => {
    await current().createAttempt(newAttempt());
    expect(await current().findAttempt('other')).toBeUndefined();
    expect(await current().findAttemptByState('other')).toBeUndefined();
    expect(await current().countRound('other')).toBe(0);
  });

  test('a limit counts the attempts of the owner from a time on, that time included', async () => {
    const store = current();
    for (const createdAt of [t0, t0 + 10, t0 + 20]) await store.createAttempt(newAttempt({ createdAt }));
    await store.createAttempt(newAttempt({ owner: bob, createdAt: t0 + 20 }));
    await store.createAttempt(newAttempt({ owner: { ...ada, tenantId: 'acme' }, createdAt: t0 + 20 }));

    const refused = newAttempt({ createdAt: t0 + 30 });
    expect(await store.createAttempt(refused, { attempts: 2, since: t0 + 10 })).toBe(false);
    expect(await store.findAttempt(refused.id)).toBeUndefined();
    expect(await store.createAttempt(refused, { attempts: 2, since: t0 + 11 })).toBe(true);
    expect(await store.createAttempt(newAttempt({ owner: bob }), { attempts: 2, since: 0 })).toBe(true);
  });

  test('a limit holds for attempts made at the same time', async () => {
    const store = current();
    const limit = { attempts: 3, since: t0 };
    const made = await Promise.all(
      Array.from({ length: 10 }, () => store.createAttempt(newAttempt(), limit)),
    );
    expect(made.filter(Boolean)).toHaveLength(3);
  });

  test('a start is spent once, even by twenty at the same time', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => store.startAttempt(id, `state-${i}`, t0 + 1)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = `state-${results.indexOf(true)}`;
    expect(await store.findAttempt(id)).toMatchObject({ stateHash: winner, startedAt: t0 + 1 });
  });

  test('an attempt that has expired or is not pending does not start', async () => {
    const store = current();
    const late = newAttempt();
    const ended = newAttempt({ status: 'cancelled', code: 'attempt_cancelled' });
    await store.createAttempt(late);
    await store.createAttempt(ended);
    expect(await store.startAttempt(late.id, 'a', late.expiresAt)).toBe(false);
    expect(await store.startAttempt(ended.id, 'b', t0)).toBe(false);
    expect(await store.startAttempt('other', 'c', t0)).toBe(false);
    expect(await store.findAttempt(late.id)).toEqual(late);
    expect(await store.startAttempt(late.id, 'a', late.expiresAt - 1)).toBe(true);
  });

  test('a released attempt can start again, and its old state is forgotten', async () => {
    const store = current();
    const attempt = newAttempt();
    await store.createAttempt(attempt);
    await store.startAttempt(attempt.id, 'first', t0);
    await store.releaseAttempt(attempt.id, 'first');
    expect(await store.findAttempt(attempt.id)).toEqual(attempt);
    expect(await store.findAttemptByState('first')).toBeUndefined();
    expect(await store.startAttempt(attempt.id, 'second', t0)).toBe(true);
    expect(await store.findAttemptByState('second')).toMatchObject({ id: attempt.id });
  });

  test('only the state in force, of a pending attempt, can be released', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    await store.startAttempt(id, 'mine', t0);
    await store.releaseAttempt(id, 'other');
    expect(await store.findAttempt(id)).toMatchObject({ stateHash: 'mine' });
    await store.endAttempt(id, 'failed', 'identity_stale');
    await store.releaseAttempt(id, 'mine');
    expect(await store.findAttempt(id)).toMatchObject({ stateHash: 'mine', startedAt: t0 });
  });

  test('rounds are counted one by one, also at the same time', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const counts = await Promise.all(Array.from({ length: 8 }, () => store.countRound(id)));
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await store.findAttempt(id)).toMatchObject({ rounds: 8 });
  });

  test('an attempt ends from pending only, and once', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    const ends = await Promise.all([
      store.endAttempt(id, 'cancelled', 'attempt_cancelled'),
      store.endAttempt(id, 'failed', 'identity_taken'),
    ]);
    expect(ends.filter(Boolean)).toHaveLength(1);
    const first = await store.findAttempt(id);
    expect(await store.endAttempt(id, 'expired', 'attempt_expired')).toBe(false);
    expect(await store.findAttempt(id)).toEqual(first);

    const { attemptId } = await connected(store);
    expect(await store.endAttempt(attemptId, 'failed', 'identity_stale')).toBe(false);
    expect(await store.findAttempt(attemptId)).toMatchObject({ status: 'completed', code: null });
    expect(await store.endAttempt('other', 'failed', 'internal')).toBe(false);
  });

  test('an ended attempt cannot be completed', async () => {
    const store = current();
    const { id } = newAttempt();
    await store.createAttempt(newAttempt({ id }));
    await store.endAttempt(id, 'cancelled', 'attempt_cancelled');
    expect(await store.completeAttempt(completionOf(id))).toEqual({ result: 'settled' });
    expect(await store.listConnections(ada)).toEqual([]);
  });
}
