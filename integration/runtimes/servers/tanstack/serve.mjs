import { serve } from '@hono/node-server';
import server from './.output/server/server.js';

serve({ fetch: server.fetch, port: Number(process.env.PORT) });
