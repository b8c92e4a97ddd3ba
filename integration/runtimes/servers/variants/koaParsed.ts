import { toNodeHandler } from '@kit/server/node';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import { connect } from '../connect.ts';

const handler = toNodeHandler(connect);
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.cookies.set('app', 'renewed');
  await next();
});
app.use(bodyParser());
app.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/api/connect/')) return next();
  ctx.respond = false;
  await handler(Object.assign(ctx.req, { body: ctx.request.body }), ctx.res);
});
app.listen(process.env.PORT);
