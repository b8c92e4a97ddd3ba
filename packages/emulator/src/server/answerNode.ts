import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Emulator } from '../Emulator.ts';
import { ConnectionReset } from '../faults/ConnectionReset.ts';
import { remoteHeader } from '../http/isRemote.ts';
import { bodyLimit } from '../http/readText.ts';

/** Answers a Node request with the emulator. Drops the socket for a connection reset; never rejects. */
export async function answerNode(
  emulator: Pick<Emulator, 'fetch'>,
  trustsAll: boolean,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  try {
    const request = await toRequest(incoming, trustsAll, gone.signal);
    if (!request) return void outgoing.writeHead(400).end();
    await send(await emulator.fetch(request), outgoing);
  } catch (error) {
    if (error instanceof ConnectionReset) incoming.socket.resetAndDestroy();
    else if (!gone.signal.aborted) outgoing.destroy(error instanceof Error ? error : undefined);
  }
}

/** Answers a request for a WebSocket with what the emulator answers without one. Never rejects. */
export async function refuseUpgrade(
  emulator: Pick<Emulator, 'fetch'>,
  trustsAll: boolean,
  incoming: IncomingMessage,
): Promise<void> {
  const { socket } = incoming;
  socket.on('error', () => socket.destroy());
  try {
    const request = await toRequest(incoming, trustsAll, AbortSignal.timeout(upgradeTimeoutMs));
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

const upgradeTimeoutMs = 10_000;

async function toRequest(
  incoming: IncomingMessage,
  trustsAll: boolean,
  signal: AbortSignal,
): Promise<Request | undefined> {
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!URL.canParse(url)) return undefined;
  const { username, password } = new URL(url);
  const method = incoming.method ?? 'GET';
  // `Request` throws for these.
  if (username || password || /^(CONNECT|TRACE|TRACK)$/i.test(method)) return undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.delete(remoteHeader);
  if (!trustsAll && !isOwnAddress(incoming.socket)) headers.set(remoteHeader, 'yes');
  const bodiless = method === 'GET' || method === 'HEAD';
  if (bodiless) return new Request(url, { method, headers, signal });
  return new Request(url, { method, headers, signal, body: await readBody(incoming) });
}

/** Whether the other end of the connection is this machine, by whichever of its addresses. */
function isOwnAddress({ remoteAddress, localAddress }: Socket): boolean {
  return remoteAddress !== undefined && (remoteAddress === localAddress || loopback.test(remoteAddress));
}

const loopback = /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/;

/** The body, cut off just past the limit, which the emulator then refuses. */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const body = new Uint8Array(bodyLimit + 1);
  let size = 0;
  for await (const chunk of incoming) {
    const bytes: Uint8Array = chunk;
    const taken = bytes.subarray(0, body.length - size);
    body.set(taken, size);
    size += taken.length;
  }
  return body.slice(0, size);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}
