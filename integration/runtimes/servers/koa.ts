import Koa from 'koa';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

const handler = toNodeHandler(connect);
const app = new Koa();
app.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/api/connect/')) return next();
  ctx.respond = false;
  await handler(ctx.req, ctx.res);
});
app.listen(process.env.PORT);
