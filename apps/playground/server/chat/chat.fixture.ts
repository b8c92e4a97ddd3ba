import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createEmulator, demoApiKey, demoApplications } from '@kit/emulator';
import { createConnect, memoryStore } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import type { UIMessage } from 'ai';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { getDemoUser } from '../demoUsers.ts';
import { createChatRoutes } from './chatRoutes.ts';
import { openThreads } from './openThreads.ts';
import { createScriptedModel } from './scriptedModel.ts';
import { siteTools } from './tools.ts';

const publicUrl = 'https://app.example.com';
export const anchorUrl = 'https://anchor.example.com';

interface Thread {
  messages: UIMessage[];
  isAnswering: boolean;
}

/** A chat with real parts: the routes, the kit, the emulator, a database and the scripted model. Only the clock can be moved. */
export function createChat({ wordDelayMs = 0 } = {}) {
  let offset = 0;
  const now = () => Date.now() + offset;
  const emulator = createEmulator({ now });
  const anchor = createAnchorClient({
    apiKey: demoApiKey,
    baseUrl: anchorUrl,
    dangerouslyAllowCustomBaseUrl: true,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
  const store = memoryStore();
  const threads = openThreads(':memory:');
  onTestFinished(() => threads.close());
  const model = createScriptedModel(wordDelayMs);
  /** The tasks that the assistant did, and in which browsers. */
  const tasks: { task: string; sessionId: string }[] = [];
  const steps = new EventEmitter();
  let isHeld = false;

  const start = () => {
    const connect = createConnect({
      anchor,
      applications: Object.fromEntries(
        demoApplications.map(({ id, name }) => [name.toLowerCase(), { id, name }]),
      ),
      publicUrl,
      hostedUrl: anchorUrl,
      store,
      getUser: getDemoUser,
      logger: {},
      now,
    });
    const handle = createChatRoutes(connect, {
      threads,
      model,
      tools: siteTools,
      async perform({ anchorId: sessionId }, { task, sample }, signal) {
        steps.emit('begin');
        if (isHeld) await once(steps, 'release');
        signal?.throwIfAborted();
        if (emulator.sessions().some(({ id, endedAt }) => id === sessionId && endedAt !== null))
          throw new Error('The browser has ended.');
        tasks.push({ task, sessionId });
        return sample;
      },
    });
    return { connect, handle };
  };
  let app = start();

  const call = (user: string, method: string, path: string, body?: unknown, others = {}) =>
    app.handle(
      new Request(`${publicUrl}/api/chat/threads${path}`, {
        method,
        headers: { ...headers(user), ...others },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );

  /** Sends what a browser would, and waits for the whole answer. */
  const send = async (thread: string, body: object, others = {}) => {
    const response = await call('user-a', 'POST', `/${thread}`, body, others);
    return { status: response.status, stream: await response.text() };
  };

  const read = async (thread: string, user = 'user-a'): Promise<Thread> =>
    JSON.parse(await (await call(user, 'GET', `/${thread}`)).text());

  /** Tool parts of the last message. */
  const parts = async (thread: string) =>
    (await read(thread)).messages.at(-1)?.parts.filter((part) => part.type.startsWith('tool-')) ?? [];

  return {
    emulator,
    threads,
    tasks,
    model,
    call,
    read,
    send,
    parts,
    advance(ms: number) {
      offset += ms;
    },
    /** Starts the server again. What it had in memory is lost. */
    restart() {
      app = start();
    },
    get connect() {
      return app.connect;
    },

    say: (thread: string, text: string) =>
      send(thread, { id: randomUUID(), text, isFirst: !threads.has('user-a', thread) }),
    /** Lets the calls go on that wait, as the page does after the user has answered. */
    goOn: (thread: string) => send(thread, { goOn: true }),
    /** Declines what the last message asks for. */
    async decline(thread: string) {
      for (const part of await parts(thread)) {
        const key = toolCallId(part);
        const { id } = await app.connect.readRequest({ userId: 'user-a', thread, key });
        await app.connect.declineRequest({ userId: 'user-a', id });
      }
    },
    /** Holds the next tasks after they have begun, until `release` is called. */
    hold() {
      isHeld = true;
      return { begun: once(steps, 'begin'), release: () => steps.emit('release') };
    },

    /** Signs in on the hosted page, as a user in a browser does. */
    async signIn(application: string, account: string, user = 'user-a') {
      const { handler } = app.connect;
      const created = await handler(
        new Request(`${publicUrl}/api/connect/attempts`, {
          method: 'POST',
          headers: { ...headers(user), origin: publicUrl },
          body: JSON.stringify({ application }),
        }),
      );
      const { startUrl } = z.object({ startUrl: z.string() }).parse(await created.json());
      const cookie = [
        `demo_user=${user}`,
        ...created.headers.getSetCookie().map((each) => each.split(';')[0]),
      ];
      const navigate = (url: string) => handler(new Request(url, { headers: { cookie: cookie.join('; ') } }));
      const hosted = new URL((await navigate(startUrl)).headers.get('location') ?? '');
      const { redirectUrl } = emulator.completeSignIn(hosted.searchParams.get('token') ?? '', account);
      const returned = await navigate(redirectUrl ?? '');
      if (returned.status !== 200) throw new Error(`The callback responded with ${returned.status}.`);
    },
  };
}

/** The id of the call of a tool part. */
export function toolCallId(part: unknown): string {
  return z.object({ toolCallId: z.string() }).parse(part).toolCallId;
}

function headers(user: string): { cookie: string; 'content-type': string } {
  return { cookie: `demo_user=${user}`, 'content-type': 'application/json' };
}
