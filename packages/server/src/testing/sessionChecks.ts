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
    nextCheckAt: t0 + 1_000,
    ...fields,
  };
}

/** Checks of browser sessions. */
export const sessionChecks = [
  check('all sessions of an identity are marked as ending, and those of others are not', async (store) => {
    const [one, two, other] = [newSession(), newSession(), newSession({ identityId: 'other' })];
    for (const session of [one, two, other]) await store.addSession(session);
    for (const nextCheckAt of [t0 + 5, t0 + 6]) {
      const marked = await store.endSessions('identity', nextCheckAt);
      assert.deepEqual(
        new Map(marked.map((row) => [row.id, row])),
        new Map([one, two].map((row) => [row.id, { ...row, ending: true, nextCheckAt }])),
      );
    }
    assert.deepEqual(await store.endSessions('other', t0), [{ ...other, ending: true, nextCheckAt: t0 }]);
    assert.deepEqual(await store.endSessions('nobody', t0), []);
  }),

  check('sessions that are due are taken once, longest due first and at most so many', async (store) => {
    const sessions = [t0 + 3, t0 + 1, t0 + 2, t0 + 9].map((nextCheckAt) => newSession({ nextCheckAt }));
    for (const session of sessions) await store.addSession(session);
    const [third, first, second] = sessions;
    const until = t0 + 20;
    const taken = await store.takeDueSessions({ now: t0 + 5, until, limit: 2 });
    assert.deepEqual(new Set(taken), new Set([first, second].map((row) => ({ ...row, nextCheckAt: until }))));
    assert.deepEqual(await store.takeDueSessions({ now: t0 + 5, until, limit: 2 }), [
      { ...third, nextCheckAt: until },
    ]);
    assert.deepEqual(await store.takeDueSessions({ now: t0 + 5, until, limit: 2 }), []);
  }),

  check('runs at the same time share the sessions that are due', async (store) => {
    for (let i = 0; i < 6; i++) await store.addSession(newSession({ nextCheckAt: t0 }));
    const runs = await Promise.all(
      [1, 2, 3].map(() => store.takeDueSessions({ now: t0, until: t0 + 1, limit: 6 })),
    );
    const ids = runs.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'no session is taken twice');
    const left = await store.takeDueSessions({ now: t0, until: t0 + 1, limit: 6 });
    assert.equal(ids.length + left.length, 6, 'every session is taken');
  }),

  check('a session is deleted once', async (store) => {
    const session = newSession();
    await store.addSession(session);
    assert.equal(await store.deleteOne('session', session.id), true);
    assert.equal(await store.deleteOne('session', session.id), false);
    assert.deepEqual(await store.endSessions('identity', t0), []);
  }),
];
