import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { isCreatedAttempt } from '@kit/protocol';
import { serveEmulated } from '../e2e/world/serveEmulated.ts';

/** The time at the beginning of the film, and in the pictures. */
export const demoTime = Date.parse('2026-03-02T09:41:00Z');

/** An account to connect before the first picture. */
interface Account {
  application: string;
  name: string;
  daysAgo: number;
  /** Whether its sign-in has ended. */
  isExpired?: boolean;
}

/** Serves the playground with the emulator, a stopped clock, and nothing connected. */
export async function serveDemo() {
  let time = demoTime;
  const { origin, server, emulator, store, stop } = await serveEmulated({
    now: () => time,
    port: { nextFreePort: true }, // its address is in the pictures
    perform: async (_, { sample }) => sample,
  });
  server.prependListener('request', (_, res) => {
    res.setHeader('date', new Date(time).toUTCString()); // the page compares its clock with it
  });

  /** Connects an account with the requests of a browser. */
  async function connect({ application, name, daysAgo, isExpired = false }: Account): Promise<void> {
    time = demoTime - daysAgo * 24 * 60 * 60_000;
    const created = await fetch(`${origin}/api/connect/attempts`, {
      method: 'POST',
      headers: { cookie: user, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ application }),
    });
    const cookie = `${user}; ${created.headers.getSetCookie()[0]?.split(';')[0]}`;
    const attempt: unknown = await created.json();
    if (!isCreatedAttempt(attempt)) throw new Error(`No attempt was created: ${JSON.stringify(attempt)}`);
    const started = await navigate(attempt.startUrl, cookie);
    const token = new URL(started.headers.location ?? '').searchParams.get('token') ?? '';
    const { identityId, redirectUrl } = emulator.completeSignIn(token, name);
    await navigate(redirectUrl ?? '', cookie);
    if (isExpired) await store.updateConnection({ identityId }, { identityStatus: 'failed' });
    time = demoTime;
  }

  /** Sets the clock of the servers. */
  function setTime(next: number): void {
    time = next;
  }

  return { origin, connect, setTime, stop };
}

const user = 'demo_user=user-a';

/** Requests a URL like the navigation of a window. `fetch` would send other `Sec-Fetch-*` headers. */
async function navigate(url: string, cookie: string): Promise<IncomingMessage> {
  const [response] = await once(get(url, { headers: { cookie } }), 'response');
  response.resume();
  return response;
}

/** What {@link serveDemo} serves. */
export type Demo = Awaited<ReturnType<typeof serveDemo>>;
