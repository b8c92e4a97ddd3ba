import { createAdaptorServer } from '@hono/node-server';
import { createRouteHandler, createUploadthing } from 'uploadthing/server';

const upload = createUploadthing();
const token = { apiKey: 'sk_live_benchmark', appId: 'benchmark', regions: ['fra1'] };

export const server = createAdaptorServer({
  fetch: createRouteHandler({
    router: { image: upload({ image: { maxFileSize: '4MB' } }).onUploadComplete(() => undefined) },
    config: { token: Buffer.from(JSON.stringify(token)).toString('base64'), logLevel: 'None' },
  }),
});
