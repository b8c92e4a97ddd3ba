import { env } from 'cloudflare:workers';
import { d1, sqlStore } from '@kit/server/stores/sql';
import { createConnectWith } from '../createConnectWith.ts';

// With read replication, each request needs its own session of the database.
export default {
  fetch: (request: Request) => createConnectWith(sqlStore(d1(env.DB))).handler(request),
};
