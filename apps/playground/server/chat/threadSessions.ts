import type { BrowserSession, Connect, Connection } from '@kit/server';

const lifeMs = 10 * 60_000;
/** The same in minutes, for Anchor. */
const timeout = { max_duration: 10, idle_timeout: 10 };

/** The browsers of the conversations. A tool that needs one starts it, and the next tools of the conversation use it again. */
export function createThreadSessions(connect: Connect, now: () => number) {
  /** By thread and connection. The newest is the last. */
  const held = new Map<string, { session: Promise<BrowserSession>; endsAt: number }>();
  const find = (key: string) =>
    [...held].filter(([each, { endsAt }]) => each.startsWith(key) && endsAt > now());

  return {
    /** Forgets the browsers of a connection, because they have ended. */
    forget: (connectionId: string) =>
      held.forEach((_, key) => key.endsWith(connectionId) && held.delete(key)),
    newest: (thread: string) => find(thread).at(-1)?.[1],
    open(userId: string, thread: string, { application, id: connectionId }: Connection) {
      const key = `${thread} ${connectionId}`;
      const [running] = find(key);
      if (running) return running[1].session;
      const session = connect.createSession({ userId, application, connectionId, session: { timeout } });
      held.delete(key);
      held.set(key, { session, endsAt: now() + lifeMs });
      session.catch(() => held.delete(key));
      return session;
    },
    async end(thread: string): Promise<void> {
      for (const [key, { session }] of find(thread)) {
        held.delete(key);
        await (await session).end();
      }
    },
  };
}
