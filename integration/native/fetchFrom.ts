import { request } from 'node:https';
import { text } from 'node:stream/consumers';

/** Sends a request to a server of the world. Node does not resolve names below localhost, and does not trust its certificate. */
export function fetchFrom(address: string, init: RequestInit = {}): Promise<Response> {
  const { hostname, host, port, pathname } = new URL(address);
  const headers = { ...Object.fromEntries(new Headers(init.headers)), host };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        servername: hostname,
        port,
        path: pathname,
        method: init.method,
        headers,
        rejectUnauthorized: false,
      },
      (response) => {
        text(response).then(
          (body) => resolve(new Response(body, { status: response.statusCode ?? 502 })),
          reject,
        );
      },
    );
    sent.once('error', reject);
    sent.end(typeof init.body === 'string' ? init.body : undefined);
  });
}
