import { env } from 'cloudflare:workers';
import { d1, sqlStore } from '@kit/server/stores/sql';
import { createConnectWith } from './createConnectWith.ts';

const connect = createConnectWith(sqlStore(d1(env.DB)));

export default {
  fetch: (request: Request) => connect.handler(request),
  // A cron trigger in wrangler.jsonc: { "triggers": { "crons": ["*/5 * * * *"] } }
  async scheduled() {
    await connect.reconcile();
  },
};
