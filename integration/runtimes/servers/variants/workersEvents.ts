import { env, waitUntil } from 'cloudflare:workers';
import { createConnect } from '@kit/server';
import { d1, sqlStore } from '@kit/server/stores/sql';
import { options } from '../options.ts';

const connect = createConnect({
  ...options(env),
  store: sqlStore(d1(env.DB)),
  onAnchorEvent(event) {
    const name = event.type === 'other' ? event.name : event.type;
    const saved = save(name);
    if (name !== 'kept') return saved;
    waitUntil(saved);
  },
});

/** Work that takes longer than the 8 seconds for which the response to Anchor waits. */
async function save(name: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  await env.DB.prepare('INSERT INTO received (name) VALUES (?)').bind(name).all();
}

/** Handles the request in the same worker, and cancels that after some milliseconds, as Cloudflare does if the client leaves. */
async function cancel(request: Request, milliseconds: number): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete('x-cancel-after');
  const signal = AbortSignal.timeout(milliseconds);
  return env.SELF.fetch(new Request(request, { headers }), { signal }).catch(
    () => new Response(null, { status: 499 }),
  );
}

export default {
  fetch(request: Request) {
    const milliseconds = Number(request.headers.get('x-cancel-after'));
    return milliseconds > 0 ? cancel(request, milliseconds) : connect.handler(request);
  },
};
