import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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

const upgradeTimeoutMs = 10_000;

/** Responds to a WebSocket request as to a plain one, because the emulator has no WebSockets. Never rejects. */
export async function refuseUpgrade(
  emulator: Pick<Emulator, 'fetch'>,
  allowRemoteControl: boolean,
  incoming: IncomingMessage,
): Promise<void> {
  const { socket } = incoming;
  socket.on('error', () => socket.destroy());
  try {
    const request = await toRequest(incoming, allowRemoteControl, AbortSignal.timeout(upgradeTimeoutMs));
    const response = request ? await emulator.fetch(request) : new Response(null, { status: 400 });
    const status = response.ok ? 426 : response.status;
    const body = Buffer.from(await response.arrayBuffer());
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
    );
    socket.end(body);
  } catch {
    socket.destroy();
  }
}

async function toRequest(
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
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}
