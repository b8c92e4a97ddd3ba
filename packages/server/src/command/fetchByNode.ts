import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';

/** Sends headers as they are and follows no redirect; Node's own `fetch` overwrites `Sec-Fetch-Mode`. */
export async function fetchByNode(request: Request): Promise<Response> {
  const body = await request.text();
  const { protocol } = new URL(request.url);
  const outgoing = (protocol === 'https:' ? requestHttps : requestHttp)(request.url, {
    method: request.method,
    headers: {
      ...Object.fromEntries(request.headers),
      ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    signal: request.signal,
    agent: false,
  });
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const status = incoming.statusCode ?? 0;
  if (status === 204 || status === 304) return new Response(null, { status, headers });
  return new Response(Readable.toWeb(incoming), { status, headers });
}
