import type { BrowserSession, Connect } from '@kit/server';
import type { AnchorClient } from '@kit/server/anchor';

/** How long a browser lives, in minutes. */
const lifeMinutes = 10;

interface Held {
  connectionId: string;
  endsAt: number;
  session: Promise<BrowserSession>;
}

/** The browsers of the conversations. A tool that needs one starts it, and the next tools of the conversation use it again. */
export function createThreadSessions(connect: Connect, anchor: AnchorClient) {
  const threads = new Map<string, Held[]>();
  const alive = (thread: string) => (threads.get(thread) ?? []).filter(({ endsAt }) => endsAt > Date.now());

  return {
    open(userId: string, thread: string, { id, application }: { id: string; application: string }) {
      const held = alive(thread).find(({ connectionId }) => connectionId === id);
      if (held) return held.session;
      const timeout = { max_duration: lifeMinutes, idle_timeout: lifeMinutes };
      const session = connect.createSession({ userId, application, connectionId: id, session: { timeout } });
      const opened = { connectionId: id, endsAt: Date.now() + lifeMinutes * 60_000, session };
      threads.set(thread, [opened, ...alive(thread)]);
      session.catch(() =>
        threads.set(
          thread,
          alive(thread).filter((each) => each !== opened),
        ),
      );
      return session;
    },
    /** The newest browser that is still running. */
    newest: (thread: string): Promise<BrowserSession> | undefined => alive(thread)[0]?.session,
    /** The kit has ended the browsers of an account, because the user disconnected or reconnected it. */
    forget: (connectionId: string): void => {
      for (const thread of threads.keys())
        threads.set(
          thread,
          alive(thread).filter((held) => held.connectionId !== connectionId),
        );
    },
    async end(thread: string): Promise<void> {
      const ended = alive(thread);
      threads.delete(thread);
      const call = { timeout: 5_000, maxRetries: 0, signal: AbortSignal.timeout(5_000) };
      for (const { session } of ended) await anchor.sessions.delete((await session).id, call);
    },
  };
}
