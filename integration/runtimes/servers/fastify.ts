import Fastify from 'fastify';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

const handler = toNodeHandler(connect);
const app = Fastify();
app.register(async (scope) => {
  // In this scope Fastify does not parse bodies, because the kit reads them.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.all('/api/connect/*', async (request, reply) => {
    reply.hijack();
    for (const [name, value = ''] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value);
    await handler(request.raw, reply.raw);
  });
});
await app.listen({ port: Number(process.env.PORT) });
