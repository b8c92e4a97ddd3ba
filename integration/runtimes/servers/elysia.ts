import { Elysia } from 'elysia';
import { connect } from './connect.ts';

new Elysia()
  .all('/api/connect/*', ({ request }) => connect.handler(request), { parse: 'none' })
  .listen(Number(process.env.PORT));
