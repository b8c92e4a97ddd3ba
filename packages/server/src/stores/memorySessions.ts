import { MemoryTable, takeDue } from './memoryTable.ts';
import type { SessionRecord, Store } from './store.ts';

/** The part of the memory store that is about browser sessions. */
export function memorySessions(): Pick<
  Store,
  'addSession' | 'markSessionsEnding' | 'takeDueSessions' | 'removeSession'
> {
  const sessions = new MemoryTable<SessionRecord>(({ identityId }) => [identityId]);
  return {
    async addSession(session) {
      sessions.set(session);
    },
    async markSessionsEnding(identityId, dueAt) {
      return sessions.having(identityId).map((row) => sessions.set({ ...row, ending: true, dueAt }));
    },
    async takeDueSessions(now, until, limit) {
      return takeDue(sessions, now, until, limit);
    },
    async removeSession(id) {
      sessions.delete(id);
    },
  };
}
