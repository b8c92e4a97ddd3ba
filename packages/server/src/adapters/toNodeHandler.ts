import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders, type Reply } from '../reply.ts';

/** What the adapter needs of {@link createConnect}'s result. */
interface Answering {
  readonly publicUrl: string;
  answer: (request: Request, native?: unknown) => Promise<Reply>;
}

/** A Node request as frameworks pass it on: Express keeps the full path, body parsers leave what they read. */
type NodeRequest = IncomingMessage & { originalUrl?: string; body?: unknown };

/** A host and perhaps a port, or nothing. It is never read, but who asks with another one is up to no good. RFC 9112, 3.2 */
const hostPattern = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d*)?$/i;

/**
 * Mounts the kit on `node:http`, Express, or anything that passes Node's request and response:
 * `app.use('/api/connect', toNodeHandler(connect))`.
 */
export function toNodeHandler(connect: Answering): (req: NodeRequest, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const reply = await answerNode(connect, req, res);
    try {
      write(res, reply);
    } catch {
      if (!res.headersSent) write(res, plainReply(500));
    }
  };
}

async function answerNode(connect: Answering, req: NodeRequest, res: ServerResponse): Promise<Reply> {
  const path = req.originalUrl ?? req.url ?? '';
  if (!hostPattern.test(req.headers.host ?? '')) return plainReply(400);
  // Glued, not resolved: a path such as //evil.example must stay a path. Absolute targets are refused.
  if (!path.startsWith('/') || !URL.canParse(connect.publicUrl + path)) return plainReply(400);
  // Dot segments and backslashes would be resolved: whoever guards paths in front of us saw another one.
  if (new URL(connect.publicUrl + path).pathname !== path.split(/[?#]/)[0]) return plainReply(404);
  // `Request` throws for these.
  if (/^(CONNECT|TRACE|TRACK)$/i.test(req.method ?? '')) return plainReply(405);
  try {
    return await connect.answer(toRequest(connect.publicUrl + path, req, res), req);
  } catch {
    return plainReply(500);
  }
}

function plainReply(status: number): Reply {
  return { status, headers: [...securityHeaders], body: null };
}

function toRequest(url: string, req: NodeRequest, res: ServerResponse): Request {
  const gone = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // HTTP/2 has pseudo headers, which `Headers` refuses.
    if (name.startsWith(':')) continue;
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) headers.append(name, item);
  }
  const method = req.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : toBody(req, headers);
  return new Request(url, { method, headers, body, signal: gone.signal, duplex: 'half' });
}

/** The body as it came, or made again from what a body parser left behind. */
function toBody(req: NodeRequest, headers: Headers): ReadableStream | Uint8Array<ArrayBuffer> | string {
  if (req.body === undefined || !req.readableEnded) return toStream(req);
  if (typeof req.body === 'string') return req.body;
  if (req.body instanceof Uint8Array) return new Uint8Array(req.body);
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  return isForm ? String(new URLSearchParams(Object.entries(req.body ?? {}))) : JSON.stringify(req.body);
}

/**
 * The body as a stream that reads no further than it is asked to, so that Node throws away what is refused unread. Unlike
 * with `Readable.toWeb`, a refusal half way leaves the request whole: an access log may still ask it for its address.
 */
function toStream(req: NodeRequest): ReadableStream {
  const pieces = req.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return?.();
        req.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

function write(res: ServerResponse, reply: Reply): void {
  if (res.destroyed) return;
  res.statusCode = reply.status;
  // Set, not added: a policy that middleware put there before would be combined with ours.
  const names = new Set(reply.headers.map(([name]) => name));
  for (const name of names) {
    const values = reply.headers.filter((header) => header[0] === name).map((header) => header[1]);
    // Cookies of the app, such as a renewed session, stay beside ours.
    if (name === 'set-cookie') res.appendHeader(name, values);
    else res.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  }
  res.end(reply.body);
}
