import { env } from 'cloudflare:workers';
import { createConnect, type Store } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { options } from './options.ts';

/** Creates the kit for one request. */
export function createConnectWith(store: Store) {
  return createConnect({
    ...options(env),
    anchor: createAnchorClient({
      apiKey: env.ANCHORBROWSER_API_KEY,
      baseUrl: env.ANCHOR_URL,
      dangerouslyAllowCustomBaseUrl: true,
    }),
    store,
  });
}
