import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { connect } from '../connect.ts';

const app = new Hono();
app.use(async (c, next) => {
  c.header('set-cookie', 'app=renewed', { append: true });
  await next();
});
app.all('/api/connect/*', async (c) => {
  const response = await connect.handler(c.req.raw, c);
  return c.newResponse(response.body, response); // keeps cookies that middleware has set
});
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
