import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { EdgeRuntime } from 'edge-runtime';

const bundle = readFileSync('.bundle/edge.js', 'utf8');
const runtime = new EdgeRuntime({
  initialCode: `${bundle}
    addEventListener('fetch', (event) => event.respondWith(edgeFunction.default(event.request)));`,
  // Vercel provides the variables that the code reads.
  extend: (context) => Object.assign(context, { process: { env: process.env } }),
});

/** The runtime has its own `Request` and `Response`. */
async function respond({ url, method, headers, body }: Request): Promise<Response> {
  const init = {
    method,
    headers: Object.fromEntries(headers),
    body,
    duplex: 'half',
    redirect: 'manual',
  } as const;
  const response = await runtime.dispatchFetch(url, init);
  const bytes = response.body && (await response.arrayBuffer());
  return new Response(bytes, { status: response.status, headers: [...response.headers] });
}

serve({ fetch: respond, port: Number(process.env.PORT) });
