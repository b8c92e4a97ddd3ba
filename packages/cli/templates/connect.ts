import { createConnect, memoryStore } from '@kit/server';
import type { Store } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';

// A development server can load this file several times. All copies share one store.
const shared: typeof globalThis & { connectStore?: Store } = globalThis;
shared.connectStore ??= memoryStore(); // before you deploy, replace this with a SQL store

/** Returns the signed-in user. Replace this with your own session. */
export const getUser = () => (process.env.DEMO_USER ? { id: process.env.DEMO_USER } : null);

export const connect = createConnect({
  anchor: createAnchorClient({
    apiKey: process.env.ANCHORBROWSER_API_KEY,
    baseUrl: process.env.ANCHORBROWSER_BASE_URL, // if unset, Anchor's own API
    dangerouslyAllowCustomBaseUrl: process.env.NODE_ENV !== 'production', // for the emulator
  }),
  hostedUrl: process.env.ANCHORBROWSER_APP_URL, // if unset, Anchor's own hosted page
  applications: { linkedin: { id: process.env.LINKEDIN_APP_ID, name: 'LinkedIn' } },
  publicUrl: process.env.PUBLIC_URL ?? '',
  store: shared.connectStore,
  getUser,
});
