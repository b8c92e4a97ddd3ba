import { matches } from './documentRequests.fixture.ts';
import type { SessionRecord } from './SessionRecord.ts';
import { isSameOwner, type Store } from './store.ts';

/** The part of the document that keeps sessions. */
export interface SessionLists {
  sessions: SessionRecord[];
  holds: { sessionId: string; holder: string; until: number }[];
}

type SessionMethods = Pick<
  Store,
  'openSession' | 'findSessions' | 'updateSession' | 'holdSession' | 'endSessions'
>;

type Change = <T>(work: (lists: SessionLists) => T) => Promise<T>;

/** The methods of the document store that keep sessions. */
export function documentSessions(change: Change): SessionMethods {
  return {
    openSession: (session, hold) =>
      change((lists) => {
        const shared = lists.sessions.find(
          (one) =>
            session.key !== '' &&
            one.key === session.key &&
            isSameOwner(one.owner, session.owner) &&
            !one.retired &&
            isUsable(one, session.startedAt) &&
            isHeld(lists, one.id, session.startedAt) &&
            one.accounts.length === session.accounts.length &&
            one.accounts.every(({ identityId }) =>
              session.accounts.some((each) => each.identityId === identityId),
            ),
        );
        if (!shared) lists.sessions.push(session);
        const opened = shared ?? session;
        if (hold) put(lists, opened.id, hold);
        return opened;
      }),

    findSessions: (key) =>
      change((lists) => {
        if ('anchorHash' in key)
          return lists.sessions.filter(({ anchorHash }) => anchorHash === key.anchorHash);
        const own = lists.sessions
          .filter(({ owner }) => isSameOwner(owner, key.owner))
          .toSorted((a, b) => b.startedAt - a.startedAt);
        if ('id' in key) return own.filter(({ id }) => id === key.id);
        if ('key' in key)
          return own.filter(
            (one) =>
              one.key === key.key && !one.retired && isUsable(one, key.now) && isHeld(lists, one.id, key.now),
          );
        const using = own.filter(({ accounts }) =>
          accounts.some(({ connectionId }) => connectionId === key.connectionId),
        );
        return using.slice(0, key.limit);
      }),

    updateSession: (id, fields, where = {}) =>
      change((lists) => {
        const session = lists.sessions.find((one) => one.id === id);
        if (!session || !matches(session, where)) return undefined;
        if (typeof fields.endedAt === 'number')
          lists.holds = lists.holds.filter(({ sessionId }) => sessionId !== id);
        return Object.assign(session, fields);
      }),

    holdSession: (id, hold, now, reason) =>
      change((lists) => {
        const session = lists.sessions.find((one) => one.id === id);
        if (!session || !isUsable(session, now)) return undefined;
        put(lists, id, hold);
        if (isHeld(lists, id, now)) return undefined;
        return Object.assign(session, { endReason: reason, nextCheckAt: now });
      }),

    endSessions: (which, reason, now) =>
      change(({ sessions }) =>
        sessions
          .filter((one) =>
            'identityId' in which
              ? one.accounts.some(({ identityId }) => identityId === which.identityId)
              : isSameOwner(one.owner, which.owner) &&
                ('id' in which ? one.id === which.id : one.key === which.key),
          )
          .filter(({ endedAt }) => endedAt === null)
          .map((one) => Object.assign(one, { endReason: one.endReason ?? reason, nextCheckAt: now })),
      ),
  };
}

function isUsable({ endReason, expiresAt }: SessionRecord, now: number): boolean {
  return endReason === null && expiresAt > now;
}

function isHeld({ holds }: SessionLists, id: string, now: number): boolean {
  return holds.some(({ sessionId, until }) => sessionId === id && until > now);
}

function put(
  { holds }: SessionLists,
  sessionId: string,
  { holder, until }: { holder: string; until: number },
): void {
  const held = holds.find((one) => one.sessionId === sessionId && one.holder === holder);
  if (held) held.until = until;
  else holds.push({ sessionId, holder, until });
}
