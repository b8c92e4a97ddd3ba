import { toNodeHandler } from '@kit/server/node';
import Fastify from 'fastify';
import { connect } from '../connect.ts';

// Mounted beside the app's own routes, so Fastify parses the body first.
const handler = toNodeHandler(connect);
const app = Fastify();
app.addHook('onRequest', async (_request, reply) => {
  reply.header('set-cookie', 'app=renewed');
});
app.all('/api/connect/*', async (request, reply) => {
  reply.hijack();
  for (const [name, value = ''] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value);
  await handler(Object.assign(request.raw, { body: request.body }), reply.raw);
});
await app.listen({ port: Number(process.env.PORT) });
