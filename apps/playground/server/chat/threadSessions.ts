import type { AnchorClient, BrowserSession, Connect, Connection } from '@kit/server';

/** How long a browser runs, in minutes. */
const lifeMinutes = 10;

/** The browsers of the conversations. A tool that needs one starts it, and the next tools of the conversation use it again. */
export function createThreadSessions(connect: Connect, anchor: AnchorClient, now: () => number) {
  const held = new Map<string, { session: Promise<BrowserSession>; endsAt: number }>();
  const find = (key: string) =>
    [...held].filter(([each, { endsAt }]) => each.startsWith(key) && endsAt > now());

  return {
    async use<Result>(
      userId: string,
      thread: string,
      account: Connection,
      work: (id: string) => Promise<Result>,
    ) {
      const { application, id: connectionId } = account;
      const key = `${thread} ${connectionId}`;
      const timeout = { max_duration: lifeMinutes, idle_timeout: lifeMinutes };
      const session =
        find(key)[0]?.[1].session ??
        connect.createSession({ userId, application, connectionId, session: { timeout } });
      if (!find(key)[0]) held.set(key, { session, endsAt: now() + lifeMinutes * 60_000 });
      try {
        return await work((await session).id);
      } catch (error) {
        held.delete(key); // the browser may have ended early, so the next tool starts a new one
        throw error;
      }
    },
    /** The newest browser that is running. */
    newest: (thread: string) => find(thread).toSorted((a, b) => b[1].endsAt - a[1].endsAt)[0]?.[1],
    /** The kit has ended the browsers of an account, because the user disconnected or reconnected it. */
    forget: (connectionId: string): void => {
      for (const key of held.keys()) if (key.endsWith(connectionId)) held.delete(key);
    },
    async end(thread: string): Promise<void> {
      for (const [key, { session }] of find(thread)) {
        held.delete(key);
        const call = { timeout: 5_000, maxRetries: 0, signal: AbortSignal.timeout(5_000) };
        await anchor.sessions.delete((await session).id, call);
      }
    },
  };
}
