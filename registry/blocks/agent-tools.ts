import { createGate, sessionOf } from '@kit/server/ai-sdk';
import { tool } from 'ai';
import { z } from 'zod';
import { connect } from '@/lib/connect';

/** The tools of an agent that acts as one user. Without an account, a tool waits until the user has connected one. */
export function agentTools(userId: string, thread: string) {
  const readHeadline = tool({
    description: 'Reads the headline of the LinkedIn profile of the user.',
    inputSchema: z.object({ url: z.url() }),
    execute: ({ url }, options) =>
      connect.withSession(
        { ...sessionOf(options), application: 'linkedin', key: thread, keepMs: 10 * 60_000 },
        ({ cdpUrl }) => readHeadlineOf(cdpUrl, url),
      ),
  });
  return createGate(connect, { userId, thread })({ readHeadline }, { readHeadline: 'linkedin' });
}

/** Replace this with your own work in the browser, for example with Playwright's `chromium.connectOverCDP(cdpUrl)`. */
function readHeadlineOf(cdpUrl: string, url: string): Promise<string> {
  return Promise.reject(new Error(`No work is defined for ${url} in ${new URL(cdpUrl).host}`));
}
