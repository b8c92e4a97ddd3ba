import { createConnect, memoryStore, type Store } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { demoApiKey, demoApplications } from '@kit/emulator';

const emulator = process.env.EMULATOR_URL ?? '';

// Next.js bundles pages and route handlers separately, so this file runs once in each. They share globals.
const shared: typeof globalThis & { connectStore?: Store } = globalThis;
shared.connectStore ??= memoryStore();

/** The server from the emulator's README. The cookie contains the signed-in user. */
export const connect = createConnect({
  anchor: createAnchorClient({ apiKey: demoApiKey, baseUrl: emulator, dangerouslyAllowCustomBaseUrl: true }),
  hostedUrl: emulator,
  basePath: process.env.BASE_PATH,
  applications: { linkedin: { id: demoApplications[0]?.id, name: 'LinkedIn' } },
  publicUrl: `http://localhost:${process.env.PORT ?? 3000}`,
  store: shared.connectStore,
  getUser(request) {
    const id = /(?:^|; )user=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return id ? { id } : null;
  },
});
