import type { AnchorClient, BrowserSession, Connect, Connection } from '@kit/server';

const lifeMs = 10 * 60_000;
/** The same in minutes, for Anchor. */
const timeout = { max_duration: 10, idle_timeout: 10 };

/** The browsers of the conversations. A tool that needs one starts it, and the next tools of the conversation use it again. */
export function createThreadSessions(connect: Connect, anchor: AnchorClient, now: () => number) {
  /** By thread and connection. The newest is the last. */
  const held = new Map<string, { session: Promise<BrowserSession>; endsAt: number }>();
  const find = (part: string) =>
    [...held].filter(([key, { endsAt }]) => key.includes(part) && endsAt > now());
  /** Forgets the browsers of a thread or of a connection, because they have ended. */
  const forget = (part: string): void => find(part).forEach(([key]) => held.delete(key));

  return {
    forget,
    newest: (thread: string) => find(thread).at(-1)?.[1],
    open(userId: string, thread: string, { application, id: connectionId }: Connection) {
      const key = `${thread} ${connectionId}`;
      const [running] = find(key);
      if (running) return running[1].session;
      const session = connect.createSession({ userId, application, connectionId, session: { timeout } });
      held.delete(key);
      held.set(key, { session, endsAt: now() + lifeMs });
      session.catch(() => forget(key));
      return session;
    },
    async end(thread: string): Promise<void> {
      const call = { timeout: 5_000, maxRetries: 0, signal: AbortSignal.timeout(5_000) };
      const ended = find(thread);
      forget(thread);
      for (const [, { session }] of ended) await anchor.sessions.delete((await session).id, call);
    },
  };
}
