import { createConnect } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { options } from './options.ts';

export const connect = createConnect({
  anchor: createAnchorClient({
    apiKey: process.env.ANCHORBROWSER_API_KEY,
    baseUrl: process.env.ANCHOR_URL,
    dangerouslyAllowCustomBaseUrl: true,
  }),
  ...options(process.env),
});
