import { isRecord } from '@kit/protocol';
import type { Reply } from '@kit/server';
import type { LiveServer } from './LiveServer.ts';

const servers = new Set<LiveServer>();

/** Lets real windows reach a server in this page through the service worker. Returns a function that stops it, or reports why not. */
export function serveWindows(server: LiveServer, onProblem: (problem: string) => void): () => void {
  servers.add(server);
  listening ??= listen();
  void listening.catch(() => onProblem(noWindows));
  return () => servers.delete(server);
}

const noWindows =
  'Real windows need a service worker. Browsers allow one only on https and localhost, and this site must be at the root ' +
  'of its origin. To see real windows, run npm run storybook.';

let listening: Promise<void> | undefined;

async function listen(): Promise<void> {
  navigator.serviceWorker.addEventListener('message', receive);
  navigator.serviceWorker.startMessages();
  await navigator.serviceWorker.register('/live-server.js');
}

function receive({ data, ports: [port] }: MessageEvent<unknown>): void {
  if (port && isRecord(data) && data.type === 'live:request')
    void answer(data).then((reply) => port.postMessage(reply));
}

/** Returns the first successful response. Each story of a docs page has its own server. */
async function answer(message: Record<string, unknown>): Promise<Reply | undefined> {
  let last: Reply | undefined;
  for (const server of servers) {
    last = await server.send(readRequest(message));
    if (last.status < 400) break;
  }
  return last;
}

function readRequest({ method, url, headers, body, isNavigation }: Record<string, unknown>) {
  const sent = new Headers();
  if (Array.isArray(headers)) for (const [name, value] of headers) sent.set(String(name), String(value));
  sent.set('sec-fetch-mode', isNavigation ? 'navigate' : 'cors');
  sent.set('sec-fetch-dest', isNavigation ? 'document' : 'empty');
  return {
    method: String(method),
    url: new URL(String(url)),
    headers: sent,
    body: typeof body === 'string' ? body : null,
  };
}
