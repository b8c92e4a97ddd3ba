import assert from 'node:assert/strict';
import { check } from './check.ts';
import { t0 } from './records.ts';

/** Checks of keys, which webhook deliveries and periodic tasks take. */
export const keyChecks = [
  check('a key is taken once, until it is deleted or its time is over', async (store) => {
    const taken = await Promise.all([1, 2, 3].map(() => store.takeOnce('one', t0, t0 + 10)));
    assert.equal(taken.filter(Boolean).length, 1, 'one of three concurrent calls takes it');
    assert.equal(await store.takeOnce('two', t0, t0 + 10), true, 'another key is free');
    assert.equal(await store.takeOnce('one', t0 + 9, t0 + 19), false, 'not before its time');
    assert.equal(await store.takeOnce('one', t0 + 10, t0 + 20), true);
    assert.equal(await store.deleteOne('key', 'one'), true);
    assert.equal(await store.deleteOne('key', 'one'), false);
    assert.equal(await store.takeOnce('one', t0, t0 + 20), true, 'a deleted key is free');
    assert.equal(await store.deleteExpired('key', t0 + 20, 10), 1, 'the key `two`');
    assert.equal(await store.takeOnce('one', t0 + 1, t0 + 21), false);
  }),

  check('a key that a wrong clock took is free', async (store) => {
    await store.takeOnce('key', t0 + 100, t0 + 200);
    assert.equal(await store.takeOnce('key', t0 + 99, t0 + 199), false, 'a clock that is a little ahead');
    assert.equal(await store.takeOnce('key', t0, t0 + 100), false);
    assert.equal(await store.takeOnce('key', t0 - 1, t0 + 99), true, 'more than twice as far as `until`');
    assert.equal(await store.takeOnce('key', t0, t0), true, 'without a pause always');
  }),
];
