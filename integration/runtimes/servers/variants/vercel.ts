import { serve } from '@hono/node-server';
import server from '../vercel.ts';

serve({ fetch: server.fetch, port: Number(process.env.PORT) });
