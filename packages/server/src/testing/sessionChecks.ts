import assert from 'node:assert/strict';
import type { SessionHold, SessionRecord } from '../stores/SessionRecord.ts';
import { assertFields, check, race } from './check.ts';
import { ada, bob, hidden, newSession, t0 } from './records.ts';

const hold = (holder: string, until = t0 + 500): SessionHold => ({ holder, until });
const accountsOf = (...identityIds: string[]): SessionRecord['accounts'] =>
  identityIds.map((identityId) => ({
    application: 'linkedin',
    connectionId: `of ${identityId}`,
    identityId,
  }));
const idsOf = (sessions: readonly SessionRecord[]) => sessions.map(({ id }) => id);
const byId = (sessions: readonly SessionRecord[]) => new Map(sessions.map((row) => [row.id, row]));

const openChecks = [
  check('a session is found as it was written, by its owner only', async (store) => {
    const session = newSession({
      anchorHash: 'hash',
      accounts: accountsOf('one', 'another'),
      key: 'chat',
      purpose: 'To post.',
      agent: 'Writer',
      sealed: 'x',
      canTakeOver: true,
      help: 'Solve the puzzle.',
    });
    assert.deepEqual(await store.openSession(session, hold('a')), session);
    assert.deepEqual(await store.findSessions({ anchorHash: 'hash', anchorId: 'anchor' }), [session]);
    assert.deepEqual(await store.findSessions({ anchorHash: 'other', anchorId: 'anchor' }), []);
    assert.deepEqual(await store.findSessions({ owner: ada, id: session.id }), [session]);
    assert.deepEqual(await store.findSessions({ owner: bob, id: session.id }), []);
    assert.deepEqual(await store.findSessions({ owner: ada, key: 'chat', now: t0 }), [session]);
    assert.deepEqual(await store.findSessions({ owner: bob, key: 'chat', now: t0 }), []);
    assert.deepEqual(await store.findSessions({ owner: ada, key: 'chat', now: t0 + 500 }), [], 'not held');
    for (const connectionId of ['of one', 'of another'])
      assert.deepEqual(await store.findSessions({ owner: ada, connectionId, limit: 9 }), [session]);
    assert.deepEqual(await store.findSessions({ owner: ada, connectionId: 'other', limit: 9 }), []);
  }),

  check(
    'the sessions of a connection are the newest, at most so many, also those that ended',
    async (store) => {
      const [old, middle, young] = [1, 2, 3].map((after) => newSession({ startedAt: t0 + after }));
      for (const session of [middle, young, old]) if (session) await store.openSession(session);
      if (young) await store.updateSession(young.id, { endReason: 'finished', endedAt: t0 + 9 });
      const found = await store.findSessions({ owner: ada, connectionId: 'connection', limit: 2 });
      assert.deepEqual(idsOf(found), [young?.id, middle?.id]);
    },
  ),

  check('sessions with one key and the same accounts are one', async (store) => {
    const first = newSession({ key: 'chat', accounts: accountsOf('one', 'two') });
    await store.openSession(first, hold('a', first.expiresAt));
    const again = newSession({ key: 'chat', accounts: accountsOf('two', 'one'), startedAt: t0 + 1 });
    assert.equal((await store.openSession(again)).id, first.id);
    assert.deepEqual(await store.findSessions({ owner: ada, id: again.id }), []);
    for (const fields of [
      { key: 'other' },
      { owner: bob },
      { accounts: accountsOf('one') },
      { key: '' },
      { startedAt: first.expiresAt - 1, accounts: accountsOf('three') },
      { startedAt: first.expiresAt },
    ]) {
      const other = newSession({ key: 'chat', accounts: first.accounts, ...fields });
      assert.equal((await store.openSession(other)).id, other.id, JSON.stringify(fields));
    }
    const [named] = await store.findSessions({ owner: ada, key: 'chat', now: t0 });
    assert.equal(named?.id, first.id);
    await store.updateSession(first.id, { retired: true });
    assert.deepEqual(await store.findSessions({ owner: ada, key: 'chat', now: t0 }), []);
    const fresh = newSession({ key: 'chat', accounts: first.accounts });
    assert.equal((await store.openSession(fresh)).id, fresh.id, 'the other one is retired');
    assert.equal((await store.endSessions({ owner: ada, key: 'chat' }, 'stopped', t0)).length > 1, true);
    const next = newSession({
      key: 'chat',
      accounts: first.accounts,
      owner: { tenantId: 'acme', userId: 'ada' },
    });
    assert.equal((await store.openSession(next)).id, next.id);
  }),

  race('one of several sessions with a key is written', async (store, start) => {
    const key = newSession().id; // another one in each round
    const sessions = [1, 2, 3].map(() => newSession({ key }));
    const opened = await Promise.all(
      sessions.map((session) => start(() => store.openSession(session, hold(session.id)))),
    );
    assert.equal(new Set(idsOf(opened)).size, 1);
  }),

  check('a session changes only from the given values', async (store) => {
    const session = newSession();
    await store.openSession(session);
    const running = { ...session, anchorHash: 'hash', sealed: 'x' };
    assert.deepEqual(
      await store.updateSession(session.id, { anchorHash: 'hash', sealed: 'x' }, { endReason: null }),
      running,
    );
    const ended = { endReason: 'finished', endedAt: t0 + 5 } as const;
    assert.deepEqual(await store.updateSession(session.id, ended, { endedAt: null }), {
      ...running,
      ...ended,
    });
    assert.equal(await store.updateSession(session.id, { endedAt: t0 + 6 }, { endedAt: null }), undefined);
    assert.equal(await store.updateSession('unknown', ended), undefined);
  }),
];

const holdChecks = [
  check('a session that no one holds any more is to be ended', async (store) => {
    const session = newSession();
    await store.openSession(session, hold('a'));
    assert.equal(await store.holdSession(session.id, hold('b'), t0, 'finished'), undefined);
    assert.equal(await store.holdSession(session.id, hold('a', t0), t0, 'finished'), undefined, 'b holds it');
    assert.deepEqual(await store.holdSession(session.id, hold('b', t0 + 1), t0 + 1, 'finished'), {
      ...session,
      endReason: 'finished',
      nextCheckAt: t0 + 1,
    });
    assert.equal(await store.holdSession(session.id, hold('b'), t0, 'failed'), undefined, 'it is ending');
    assertFields((await store.findSessions({ owner: ada, id: session.id }))[0], { endReason: 'finished' });
  }),

  check('a hold that is not renewed is over', async (store) => {
    const session = newSession();
    await store.openSession(session, hold('crashed', t0 + 10));
    assert.equal(await store.holdSession(session.id, hold('', t0), t0 + 9, 'expired'), undefined);
    assertFields(await store.holdSession(session.id, hold('', t0), t0 + 10, 'expired'), {
      id: session.id,
      endReason: 'expired',
    });
  }),

  race('of the last two holders, one ends the session', async (store, start) => {
    const session = newSession();
    await store.openSession(session, hold('a'));
    await store.holdSession(session.id, hold('b'), t0, 'finished');
    const ended = await Promise.all(
      ['a', 'b'].map((holder) =>
        start(() => store.holdSession(session.id, hold(holder, t0), t0, 'finished')),
      ),
    );
    assert.equal(ended.filter(Boolean).length, 1);
  }),
];

const endChecks = [
  check('sessions are ended by identity, key or id, and keep their first reason', async (store) => {
    const both = newSession({ accounts: accountsOf('one', 'two'), key: 'chat' });
    const single = newSession({ accounts: accountsOf('two') });
    const other = newSession({ accounts: accountsOf('three'), owner: bob, key: 'chat' });
    for (const session of [both, single, other]) await store.openSession(session);
    assert.deepEqual(
      byId(await store.endSessions({ identityId: 'two' }, 'replaced', t0 + 5)),
      byId([both, single].map((row) => ({ ...row, endReason: 'replaced', nextCheckAt: t0 + 5 }))),
    );
    assert.deepEqual(await store.endSessions({ owner: ada, key: 'chat' }, 'stopped', t0 + 6), [
      { ...both, endReason: 'replaced', nextCheckAt: t0 + 6 },
    ]);
    assert.deepEqual(await store.endSessions({ owner: ada, id: other.id }, 'stopped', t0), []);
    assert.deepEqual(await store.endSessions({ owner: bob, id: other.id }, 'stopped', t0), [
      { ...other, endReason: 'stopped', nextCheckAt: t0 },
    ]);
    await store.updateSession(other.id, { endedAt: t0 + 7 });
    assert.deepEqual(await store.endSessions({ owner: bob, id: other.id }, 'stopped', t0 + 9), []);
    assert.deepEqual(await store.endSessions({ identityId: 'unknown' }, 'stopped', t0), []);
  }),

  check('sessions that are due are taken once, longest due first and at most so many', async (store) => {
    const sessions = [t0 + 3, t0 + 1, t0 + 2, t0 + 9].map((nextCheckAt) => newSession({ nextCheckAt }));
    for (const session of sessions) await store.openSession(session);
    const [third, first, second] = sessions;
    const until = t0 + 20;
    const taken = await store.takeDueSessions({ now: t0 + 5, until, limit: 2 });
    assert.deepEqual(
      byId(taken),
      byId([first, second].flatMap((row) => (row ? [{ ...row, nextCheckAt: until }] : []))),
    );
    assert.deepEqual(await store.takeDueSessions({ now: t0 + 5, until, limit: 2 }), [
      { ...third, nextCheckAt: until },
    ]);
    assert.deepEqual(await store.takeDueSessions({ now: t0 + 5, until, limit: 2 }), []);
  }),

  check('runs at the same time share the sessions that are due', async (store) => {
    for (let i = 0; i < 6; i++) await store.openSession(newSession({ nextCheckAt: t0 }));
    const runs = await Promise.all(
      [1, 2, 3].map(() => store.takeDueSessions({ now: t0, until: t0 + 1, limit: 6 })),
    );
    const ids = idsOf(runs.flat());
    assert.equal(new Set(ids).size, ids.length, 'no session is taken twice');
    const left = await store.takeDueSessions({ now: t0, until: t0 + 1, limit: 6 });
    assert.equal(ids.length + left.length, 6, 'every session is taken');
  }),

  check('a session that has ended is never due, and is deleted when it is old', async (store) => {
    const [ended, running] = [newSession({ nextCheckAt: t0 }), newSession({ expiresAt: t0 + 2_000 })];
    for (const session of [ended, running]) await store.openSession(session, hold('a'));
    await store.updateSession(ended.id, { endReason: 'finished', endedAt: t0 });
    assert.deepEqual(await store.takeDueSessions({ now: t0, until: t0 + 1, limit: 9 }), []);
    assert.equal(await store.deleteExpired('session', t0 + 1_000, 9), 0);
    assert.equal(await store.deleteExpired('session', t0 + 1_001, 9), 1);
    assert.deepEqual(await store.findSessions({ owner: ada, id: ended.id }), []);
    assert.deepEqual(await store.findSessions({ owner: ada, id: running.id }), [running]);
  }),

  check('a session is deleted once', async (store) => {
    const session = newSession();
    await store.openSession(session, hold('a'));
    assert.equal(await store.deleteOne('session', session.id), true);
    assert.equal(await store.deleteOne('session', session.id), false);
    assert.deepEqual(await store.endSessions({ identityId: 'identity' }, 'stopped', t0), []);
  }),

  check('an erasure deletes the sessions that have ended', async (store) => {
    const [ended, running, other] = [newSession(), newSession(), newSession({ owner: bob })];
    for (const session of [ended, running, other]) await store.openSession(session);
    for (const { id } of [ended, other])
      await store.updateSession(id, { endReason: 'finished', endedAt: t0 });
    await store.disconnectAll(ada, hidden(t0));
    assert.deepEqual(await store.findSessions({ owner: ada, id: ended.id }), []);
    assert.deepEqual(idsOf(await store.findSessions({ owner: ada, id: running.id })), [running.id]);
    assert.deepEqual(idsOf(await store.findSessions({ owner: bob, id: other.id })), [other.id]);
  }),
];

/** Checks of browser sessions. */
export const sessionChecks = [...openChecks, ...holdChecks, ...endChecks];
