import { createConnect } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { store } from '../bunStore.ts';
import { options } from '../options.ts';

const connect = createConnect({
  ...options({ ...process.env }),
  anchor: createAnchorClient({
    apiKey: process.env.ANCHORBROWSER_API_KEY,
    baseUrl: process.env.ANCHOR_URL,
    dangerouslyAllowCustomBaseUrl: true,
  }),
  store,
});
Bun.serve({ port: process.env.PORT, routes: { '/api/connect/*': connect.handler } });
