import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { createEmulator, demoApiKey } from '@kit/emulator';
import { listen as listenEmulator } from '@kit/emulator/node';
import { memoryStore } from '@kit/server';
import { isCreatedAttempt } from '@kit/protocol';
import { createAnchorClient } from '@kit/server/anchor';
import { buildPage, servePageFrom } from '../e2e/world/buildPage.ts';
import { listen } from '../e2e/world/listen.ts';
import { emulatedApplications, offeredApplications } from '../server/applications.ts';
import { openThreads } from '../server/chat/openThreads.ts';
import { createScriptedModel } from '../server/chat/scriptedModel.ts';
import { siteTools } from '../server/chat/tools.ts';
import { createPlayground } from '../server/createPlayground.ts';

/** The time in every picture. */
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
  const now = () => time;
  const emulator = createEmulator({
    applications: emulatedApplications,
    settings: { allowLoopbackCallbacks: true },
    now,
  });
  const backend = await listenEmulator(emulator, { nextFreePort: true }); // its address is in the pictures
  const store = memoryStore();
  const server = createServer();
  const origin = `http://localhost:${await listen(server)}`;
  const playground = createPlayground({
    anchor: createAnchorClient({
      apiKey: demoApiKey,
      baseUrl: backend.url,
      dangerouslyAllowCustomBaseUrl: true,
    }),
    applications: offeredApplications,
    hostedUrl: backend.url,
    publicUrl: origin,
    store,
    chat: {
      threads: openThreads(':memory:'),
      model: createScriptedModel(10),
      tools: siteTools,
      perform: async (_, { sample }) => sample,
    },
    emulator,
    servePage: await servePageFrom(await buildPage()),
    connect: { now },
  });
  server.on('request', (req, res) => {
    res.setHeader('date', new Date(time).toUTCString()); // the page compares its clock with it
    playground(req, res);
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

  async function stop(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await backend.close();
  }

  return { origin, connect, stop };
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
