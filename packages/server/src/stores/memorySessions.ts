import { matches, MemoryTable, takeDue, userKey } from './memoryTable.ts';
import { identitiesOf, isShareable, isUsable, type SessionRecord } from './SessionRecord.ts';
import type { Store } from './store.ts';

type SessionMethods = Pick<
  Store,
  'openSession' | 'findSessions' | 'updateSession' | 'holdSession' | 'endSessions' | 'takeDueSessions'
>;

/** Sessions, and who holds them. */
export interface SessionTables {
  sessions: MemoryTable<SessionRecord>;
  /** By session: until when each process holds it. */
  holds: Map<string, Map<string, number>>;
}

/** Creates empty tables. */
export function createSessionTables(): SessionTables {
  const sessions = new MemoryTable<SessionRecord>(({ owner, accounts, anchorHash }) => [
    userKey(owner),
    ...accounts.map(({ identityId }) => identityKey(identityId)),
    anchorHash === '' ? null : anchorKey(anchorHash),
  ]);
  return { sessions, holds: new Map() };
}

/** Deletes a session. Returns whether it was there. */
export function deleteSession({ sessions, holds }: SessionTables, id: string): boolean {
  holds.delete(id);
  return sessions.delete(id);
}

/** The part of the memory store that keeps sessions. */
export function memorySessions({ sessions, holds }: SessionTables): SessionMethods {
  const hold = (id: string, holder: string, until: number) =>
    holds.set(id, (holds.get(id) ?? new Map<string, number>()).set(holder, until));

  const isHeld = (id: string, now: number) =>
    [...(holds.get(id)?.values() ?? [])].some((until) => until > now);

  return {
    async openSession(session, by) {
      const { owner, key, startedAt } = session;
      const running = sessions
        .having(userKey(owner))
        .find(
          (row) =>
            key !== '' &&
            row.key === key &&
            isShareable(row, startedAt) &&
            isHeld(row.id, startedAt) &&
            identitiesOf(row) === identitiesOf(session),
        );
      const opened = running ?? sessions.set(session);
      if (by) hold(opened.id, by.holder, by.until);
      return opened;
    },
    async findSessions(key) {
      if ('anchorHash' in key) return sessions.having(anchorKey(key.anchorHash));
      const own = sessions.having(userKey(key.owner)).toSorted((a, b) => b.startedAt - a.startedAt);
      if ('id' in key) return own.filter(({ id }) => id === key.id);
      if ('key' in key)
        return own.filter(
          (row) => row.key === key.key && isShareable(row, key.now) && isHeld(row.id, key.now),
        );
      return own
        .filter(({ accounts }) => accounts.some(({ connectionId }) => connectionId === key.connectionId))
        .slice(0, key.limit);
    },
    async updateSession(id, fields, where = {}) {
      const session = sessions.get(id);
      if (!session || !matches(session, where)) return undefined;
      if (typeof fields.endedAt === 'number') holds.delete(id);
      return sessions.set({ ...session, ...fields });
    },
    async holdSession(id, { holder, until }, now, reason) {
      const session = sessions.get(id);
      if (!session || !isUsable(session, now)) return undefined;
      hold(id, holder, until);
      return isHeld(id, now) ? undefined : sessions.set({ ...session, endReason: reason, nextCheckAt: now });
    },
    async endSessions(which, reason, now) {
      const found =
        'identityId' in which
          ? sessions.having(identityKey(which.identityId))
          : sessions
              .having(userKey(which.owner))
              .filter((row) => ('id' in which ? row.id === which.id : row.key === which.key));
      return found
        .filter(({ endedAt }) => endedAt === null)
        .map((row) => sessions.set({ ...row, endReason: row.endReason ?? reason, nextCheckAt: now }));
    },
    async takeDueSessions(due) {
      return takeDue(sessions, due, ({ endedAt, nextCheckAt }) =>
        endedAt === null ? nextCheckAt : Infinity,
      );
    },
  };
}

const identityKey = (identityId: string) => `identity ${identityId}`;
const anchorKey = (anchorHash: string) => `anchor ${anchorHash}`;
