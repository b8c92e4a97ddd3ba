import assert from 'node:assert/strict';
import type { SessionRecord } from '../stores/store.ts';
import { check } from './check.ts';
import { ada, t0 } from './records.ts';

let last = 0;

function newSession(fields: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: `session-${++last}`,
    owner: ada,
    application: 'linkedin',
    connectionId: 'connection',
    identityId: 'identity',
    startedAt: t0,
    expiresAt: t0 + 1_000,
    ending: false,
    dueAt: t0 + 1_000,
    ...fields,
  };
}

/** The part of the contract that is about browser sessions. */
export const sessionChecks = [
  check('all sessions of an identity are marked as ending, and those of others are not', async (store) => {
    const [one, two, other] = [newSession(), newSession(), newSession({ identityId: 'other' })];
    for (const session of [one, two, other]) await store.addSession(session);
    for (const dueAt of [t0 + 5, t0 + 6]) {
      const marked = await store.markSessionsEnding('identity', dueAt);
      assert.deepEqual(
        new Map(marked.map((row) => [row.id, row])),
        new Map([one, two].map((row) => [row.id, { ...row, ending: true, dueAt }])),
      );
    }
    assert.deepEqual(await store.markSessionsEnding('other', t0), [{ ...other, ending: true, dueAt: t0 }]);
    assert.deepEqual(await store.markSessionsEnding('nobody', t0), []);
  }),

  check('sessions that are due are taken once, longest due first and at most so many', async (store) => {
    const sessions = [t0 + 3, t0 + 1, t0 + 2, t0 + 9].map((dueAt) => newSession({ dueAt }));
    for (const session of sessions) await store.addSession(session);
    const [third, first, second] = sessions;
    const until = t0 + 20;
    const taken = await store.takeDueSessions(t0 + 5, until, 2);
    assert.deepEqual(new Set(taken), new Set([first, second].map((row) => ({ ...row, dueAt: until }))));
    assert.deepEqual(await store.takeDueSessions(t0 + 5, until, 2), [{ ...third, dueAt: until }]);
    assert.deepEqual(await store.takeDueSessions(t0 + 5, until, 2), []);
  }),

  check('runs at the same time share the sessions that are due', async (store) => {
    for (let i = 0; i < 6; i++) await store.addSession(newSession({ dueAt: t0 }));
    const runs = await Promise.all([1, 2, 3].map(() => store.takeDueSessions(t0, t0 + 1, 6)));
    const ids = runs.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'no session is taken twice');
    const left = await store.takeDueSessions(t0, t0 + 1, 6);
    assert.equal(ids.length + left.length, 6, 'every session is taken');
  }),

  check('a removed session is gone, and can be removed again', async (store) => {
    const session = newSession();
    await store.addSession(session);
    await store.removeSession(session.id);
    await store.removeSession(session.id);
    assert.deepEqual(await store.markSessionsEnding('identity', t0), []);
  }),
];
