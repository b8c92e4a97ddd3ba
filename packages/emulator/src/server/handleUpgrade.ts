import { STATUS_CODES, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { CdpConnection } from '../browser/createBrowsers.ts';
import type { Emulator } from '../Emulator.ts';
import { createWebSocket } from './createWebSocket.ts';
import { toRequest } from './nodeRequests.ts';

const timeoutMs = 10_000;

/** Connects a WebSocket request to the browser of a session or to the steps of its tasks, or refuses it. Never rejects. */
export async function handleUpgrade(
  emulator: Pick<Emulator, 'openCdp' | 'watchAgentSteps'>,
  allowRemoteControl: boolean,
  incoming: IncomingMessage,
  head: Buffer,
): Promise<void> {
  const { socket } = incoming;
  socket.on('error', () => socket.destroy());
  try {
    const request = await toRequest(incoming, allowRemoteControl, AbortSignal.timeout(timeoutMs));
    if (request && new URL(request.url).pathname === '/ws')
      return await sendSteps(emulator, request, incoming);
    const result = request ? await emulator.openCdp(request) : new Response(null, { status: 400 });
    if (result instanceof Response) await refuse(socket, result);
    else forward(incoming, head, result);
  } catch {
    socket.destroy();
  }
}

async function sendSteps(
  emulator: Pick<Emulator, 'watchAgentSteps'>,
  request: Request,
  { headers, socket }: IncomingMessage,
): Promise<void> {
  const webSocket = createWebSocket(socket);
  const stop = await emulator.watchAgentSteps(request, webSocket.send);
  if (stop instanceof Response) return refuse(socket, stop);
  socket.once('close', stop);
  webSocket.accept(headers['sec-websocket-key'] ?? '');
}

async function refuse(socket: Socket, response: Response): Promise<void> {
  const { status } = response;
  const body = Buffer.from(await response.arrayBuffer());
  socket.write(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
  );
  socket.end(body);
}

const webSocketHeaders = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
];

/** Sends the request to the browser's own WebSocket, and from then on all bytes in both directions. */
function forward({ headers, socket }: IncomingMessage, head: Buffer, connection: CdpConnection): void {
  const { hostname, host, port, pathname } = new URL(connection.debuggingUrl);
  const lines = webSocketHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : `${name}: ${String(value)}`;
  });
  // The client may have left meanwhile.
  if (socket.destroyed) return connection.close();
  const target = connect(Number(port), hostname);
  target.on('error', () => target.destroy());
  target.once('close', () => socket.destroySoon());
  socket.once('close', () => {
    target.destroy();
    connection.close();
  });
  socket.setNoDelay(true);
  target.setNoDelay(true);
  target.write([`GET ${pathname} HTTP/1.1`, `host: ${host}`, ...lines, '', ''].join('\r\n'));
  target.write(head);
  socket.pipe(target).pipe(socket);
}
