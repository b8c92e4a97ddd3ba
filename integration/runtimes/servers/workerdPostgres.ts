import { env } from 'cloudflare:workers';
import { postgres, sqlStore } from '@kit/server/stores/sql';
import { Pool } from 'pg';
import { createConnectWith } from './createConnectWith.ts';

export default {
  // A database connection belongs to the request that opened it, so each request has its own pool and kit.
  async fetch(request: Request, _env: unknown, context: { waitUntil: (work: Promise<void>) => void }) {
    const pool = new Pool({
      connectionString: env.DATABASE_URL,
      max: 2,
      connectionTimeoutMillis: 3_000,
      query_timeout: 4_000,
    });
    const connect = createConnectWith(sqlStore(postgres(pool)));
    try {
      return await connect.handler(request);
    } finally {
      context.waitUntil(pool.end());
    }
  },
};
