// Serves the routes of @kit/server and the built app.
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { connect } from '@/lib/connect';

const port = Number(process.env.PORT ?? 3000);
setInterval(() => void connect.reconcile(), 5 * 60_000);

const app = new Hono();
app.all('/api/connect/*', (c) => connect.handler(c.req.raw, c));
app.use(serveStatic({ root: './dist' })); // the output of the build
serve({ fetch: app.fetch, port }, () => console.log(`Listening on port ${port}`));
