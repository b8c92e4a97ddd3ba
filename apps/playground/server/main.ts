import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer as createVite } from 'vite';
import { createEmulator, demoApiKey, type Emulator } from '@kit/emulator';
import { findChromium, listen as listenEmulator } from '@kit/emulator/node';
import { createAnchorClient } from '@kit/server/anchor';
import { emulatedApplications, offeredApplications } from './applications.ts';
import { chooseModel } from './chat/chooseModel.ts';
import { openThreads } from './chat/openThreads.ts';
import { performOffline } from './chat/performOffline.ts';
import { performTask } from './chat/performTask.ts';
import { generalTool, siteTools } from './chat/tools.ts';
import { createCertificate } from './createCertificate.ts';
import { createListener, createPlayground } from './createPlayground.ts';
import { listenOnFreePort } from './listenOnFreePort.ts';
import { openDatabase } from './openDatabase.ts';
import { readEnvironment, type Environment } from './readEnvironment.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Creates everything that differs between the emulator and Anchor. */
async function createBackend(environment: Environment) {
  if (environment.mode === 'anchor') {
    const { apiKey, applicationId, applicationName, hostedUrl } = environment;
    return {
      anchor: createAnchorClient({ apiKey }),
      applications: {
        'my-application': { id: applicationId, name: applicationName, consent: true as const },
      },
      hostedUrl,
      certificate: await createCertificate(['localhost']),
      close: async () => {},
    };
  }
  const browsers = findChromium();
  const emulator = createEmulator({
    applications: emulatedApplications,
    settings: { allowLoopbackCallbacks: true },
    ...(browsers && { browsers }),
  });
  // The emulator uses 127.0.0.1 and the page localhost. They are different sites, so cross-origin rules apply as in production.
  const server = await listenEmulator(emulator, { nextFreePort: true });
  return {
    anchor: createAnchorClient({
      apiKey: demoApiKey,
      baseUrl: server.url,
      dangerouslyAllowCustomBaseUrl: true,
    }),
    applications: offeredApplications,
    hostedUrl: server.url,
    emulator,
    browsers,
    close: server.close,
  };
}

/** Adds the identities in the store to the emulator, which starts empty. */
function restoreIdentities(
  emulator: Emulator,
  applications: Record<string, { id: string | undefined }>,
  identities: { id: string; application: string; name: string; userId: string }[],
): void {
  for (const { id, application, name, userId } of identities) {
    const applicationId = applications[application]?.id;
    if (applicationId)
      emulator.seedIdentity({ id, applicationId, name, metadata: { externalUserId: userId } });
  }
}

async function start(): Promise<void> {
  if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
  const environment = readEnvironment(process.env);
  const backend = await createBackend(environment);
  const databaseFile = fileURLToPath(new URL(environment.databaseFile, `file://${root}`));
  const database = await openDatabase(databaseFile);
  // A separate file, because a connection to the store's file would wait for the store's transactions.
  const threads = openThreads(join(dirname(databaseFile), 'chat.sqlite'));
  const { anchor, applications, hostedUrl, emulator, browsers } = backend;
  if (emulator) restoreIdentities(emulator, applications, database.identities());

  const server = createListener(backend.certificate);
  const vite = await createVite({ root, server: { middlewareMode: true, ws: { server } }, appType: 'spa' });
  const port = await listenOnFreePort(server, environment.port);
  const moved =
    environment.port !== 0 && port !== environment.port ? `   (port ${environment.port} is in use)` : '';
  const publicUrl = `${backend.certificate ? 'https' : 'http'}://localhost:${port}`;
  const { store } = database;
  server.on(
    'request',
    createPlayground({
      anchor,
      applications,
      hostedUrl,
      publicUrl,
      store,
      chat: {
        threads,
        model: chooseModel(process.env),
        tools: emulator ? siteTools : generalTool,
        perform: emulator ? performOffline(browsers !== undefined) : performTask(anchor),
      },
      emulator,
      servePage: vite.middlewares,
      reconcileIntervalMs: 15_000,
    }),
  );

  console.log(`
  Playground   ${publicUrl}${moved}
  Mode         ${emulator ? `emulator at ${hostedUrl}, offline, without an Anchor account` : 'Anchor, with your API key'}
  Stop         Ctrl-C
`);

  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([vite.close(), backend.close()]);
    database.close();
    threads.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

start().catch((error: unknown) => {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
