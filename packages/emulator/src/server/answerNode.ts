import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../Emulator.ts';
import { ConnectionReset } from '../faults/ConnectionReset.ts';
import { bodyLimit } from '../http/readText.ts';

/** Answers a Node request with the emulator. Drops the socket for a connection reset; never rejects. */
export async function answerNode(
  emulator: Pick<Emulator, 'fetch'>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  try {
    const request = await toRequest(incoming, gone.signal);
    if (!request) return void outgoing.writeHead(400).end();
    await send(await emulator.fetch(request), outgoing);
  } catch (error) {
    if (error instanceof ConnectionReset) incoming.socket.resetAndDestroy();
    else if (!gone.signal.aborted) outgoing.destroy(error instanceof Error ? error : undefined);
  }
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request | undefined> {
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!URL.canParse(url)) return undefined;
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const bodiless = method === 'GET' || method === 'HEAD';
  if (bodiless) return new Request(url, { method, headers, signal });
  return new Request(url, { method, headers, signal, body: await readBody(incoming) });
}

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
