import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Emulator } from '../Emulator.ts';
import { ConnectionReset } from '../faults/injectFault.ts';
import { parseUrl } from '../http/parseUrl.ts';
import { bodyLimit } from '../http/requestBody.ts';
import { isLoopbackAddress, remoteHeader } from '../http/requestOrigin.ts';

/** Sends the emulator's response to a Node request. Resets the socket for a `ConnectionReset`. Never rejects. */
export async function handleNodeRequest(
  emulator: Pick<Emulator, 'fetch'>,
  allowRemoteControl: boolean,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const disconnect = new AbortController();
  outgoing.on('close', () => disconnect.abort());
  try {
    const request = await toRequest(incoming, allowRemoteControl, disconnect.signal);
    if (!request) return void outgoing.writeHead(400).end();
    await send(await emulator.fetch(request), outgoing);
  } catch (error) {
    if (error instanceof ConnectionReset) incoming.socket.resetAndDestroy();
    else if (!disconnect.signal.aborted) outgoing.destroy(error instanceof Error ? error : undefined);
  }
}

/** Converts a Node request. Returns undefined if `Request` would throw for it. */
export async function toRequest(
  incoming: IncomingMessage,
  allowRemoteControl: boolean,
  signal: AbortSignal,
): Promise<Request | undefined> {
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  const parsed = parseUrl(url);
  if (!parsed) return undefined;
  const { username, password } = parsed;
  const method = incoming.method ?? 'GET';
  // `Request` throws for these URLs and methods.
  if (username || password || /^(CONNECT|TRACE|TRACK)$/i.test(method)) return undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.delete(remoteHeader);
  if (!allowRemoteControl && !isLocal(incoming.socket)) headers.set(remoteHeader, 'yes');
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  return new Request(url, { method, headers, signal, body: await readBody(incoming) });
}

// A machine may connect to itself under any of its addresses.
function isLocal({ remoteAddress, localAddress }: Socket): boolean {
  return remoteAddress !== undefined && (remoteAddress === localAddress || isLoopbackAddress(remoteAddress));
}

// Keeps one byte more than the limit, and the emulator responds with 413.
async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const body = new Uint8Array(bodyLimit + 1);
  let size = 0;
  for await (const chunk of incoming) {
    const bytes: Uint8Array = chunk;
    const part = bytes.subarray(0, body.length - size);
    body.set(part, size);
    size += part.length;
  }
  return body.slice(0, size);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void outgoing.end();
  const reader = response.body.getReader();
  // The events of a live view have no end. Cancelling them reports that the viewer left.
  outgoing.once('close', () => void reader.cancel().catch(() => {}));
  await pipeline(readChunks(reader), outgoing);
}

async function* readChunks(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
