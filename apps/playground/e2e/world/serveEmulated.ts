import { createServer } from 'node:http';
import { createEmulator, demoApiKey, type EmulatorOptions } from '@kit/emulator';
import { listen as listenEmulator, type ListenOptions } from '@kit/emulator/node';
import { memoryStore } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { emulatedApplications, offeredApplications } from '../../server/applications.ts';
import type { ChatOptions } from '../../server/chat/chatRoutes.ts';
import { openThreads } from '../../server/chat/openThreads.ts';
import { createScriptedModel } from '../../server/chat/scriptedModel.ts';
import { siteTools } from '../../server/chat/tools.ts';
import { createPlayground } from '../../server/createPlayground.ts';
import { buildPage, servePageFrom } from './buildPage.ts';
import { listen } from './listen.ts';

/** Serves the playground on localhost, with an emulator, the scripted model, and nothing stored. */
export async function serveEmulated(options: {
  /** Starts a browser for each session. */
  browsers?: EmulatorOptions['browsers'];
  /** The clock of the kit and of the emulator. */
  now?: () => number;
  port: ListenOptions;
  perform: ChatOptions['perform'];
}) {
  const { browsers, now, port, perform } = options;
  const clock = now ? { now } : {};
  const emulator = createEmulator({
    applications: emulatedApplications,
    settings: { allowLoopbackCallbacks: true },
    ...(browsers && { browsers }),
    ...clock,
  });
  const backend = await listenEmulator(emulator, port);
  const store = memoryStore();
  const server = createServer();
  const origin = `http://localhost:${await listen(server)}`;
  server.on(
    'request',
    createPlayground({
      anchor: createAnchorClient({
        apiKey: demoApiKey,
        baseUrl: backend.url,
        dangerouslyAllowCustomBaseUrl: true,
      }),
      applications: offeredApplications,
      hostedUrl: backend.url,
      publicUrl: origin,
      store,
      chat: { threads: openThreads(':memory:'), model: createScriptedModel(10), tools: siteTools, perform },
      emulator,
      servePage: await servePageFrom(process.env.E2E_PAGE_FOLDER ?? (await buildPage())),
      connect: clock,
    }),
  );

  /** Ends the server, the emulator and its browsers. */
  async function stop(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await backend.close();
  }

  return { origin, server, emulator, store, stop };
}
