import type { AnchorClient, BrowserSession, Connect } from '@kit/server';

/** How long a browser runs, in minutes. */
const lifeMinutes = 10;

/** The browsers of the conversations. A tool that needs one starts it, and the next tools of the conversation use it again. */
export function createThreadSessions(connect: Connect, anchor: AnchorClient, now: () => number) {
  const held = new Map<string, { session: Promise<BrowserSession>; endsAt: number }>();
  const find = (key: string) =>
    [...held].filter(([each, { endsAt }]) => each.startsWith(key) && endsAt > now());

  return {
    open(
      userId: string,
      thread: string,
      { id: connectionId, application }: { id: string; application: string },
    ) {
      const key = `${thread} ${connectionId}`;
      const [running] = find(key);
      if (running) return running[1].session;
      const timeout = { max_duration: lifeMinutes, idle_timeout: lifeMinutes };
      const session = connect.createSession({ userId, application, connectionId, session: { timeout } });
      held.delete(key); // the newest is the last
      held.set(key, { session, endsAt: now() + lifeMinutes * 60_000 });
      session.catch(() => held.delete(key));
      return session;
    },
    /** The newest browser that is still running. */
    newest: (thread: string) => find(thread).at(-1)?.[1].session,
    /** The kit has ended the browsers of an account, because the user disconnected or reconnected it. */
    forget: (connectionId: string): void => {
      for (const key of held.keys()) if (key.endsWith(connectionId)) held.delete(key);
    },
    async end(thread: string): Promise<void> {
      const call = { timeout: 5_000, maxRetries: 0, signal: AbortSignal.timeout(5_000) };
      for (const [key, { session }] of find(thread)) {
        held.delete(key);
        await anchor.sessions.delete((await session).id, call);
      }
    },
  };
}
