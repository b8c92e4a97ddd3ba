import { env } from 'cloudflare:workers';
import { createConnect } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { options } from './options.ts';

export const connect = createConnect({
  anchor: createAnchorClient({
    apiKey: env.ANCHORBROWSER_API_KEY,
    baseUrl: env.ANCHOR_URL,
    dangerouslyAllowCustomBaseUrl: true,
  }),
  ...options(env),
});
