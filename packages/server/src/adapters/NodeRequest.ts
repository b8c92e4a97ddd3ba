import type { IncomingMessage, ServerResponse, IncomingHttpHeaders } from 'node:http';
import { lateBodyTimeoutMs, readBytes } from '../request/readBody.ts';
import type { DirectRequest } from '../request/Call.ts';
import { delegateToStandard } from './delegateToStandard.ts';

/** Node's request as frameworks pass it. Express adds the full path, body parsers the parsed body, and some the raw bytes. */
export type NodeMessage = IncomingMessage & { originalUrl?: string; body?: unknown; rawBody?: unknown };

const encoder = new TextEncoder();

/**
 * Node's request as a `Request`. It reads the address, the headers and the bytes of the body directly. Everything else comes
 * from a real `Request`, which is created when it is first needed, because creating one takes longer than a small response. To
 * create another request from it, use `clone()`: `new Request(request)` only accepts the runtime's own requests.
 */
// oxlint-disable-next-line no-unsafe-declaration-merging -- `delegateToStandard` adds what the interface names
export class NodeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly #req: NodeMessage;
  readonly #res: ServerResponse;
  readonly #url: string;
  #address: URL | undefined;
  #real: Request | undefined;
  #isRead = false;

  /** `url` is the public URL. `path` is its path, unparsed. */
  constructor(url: string, path: string, req: NodeMessage, res: ServerResponse) {
    this.method = req.method ?? 'GET';
    this.path = path;
    this.#url = url;
    this.headers = new NodeHeaders(withHost(req.headers));
    this.#req = req;
    this.#res = res;
  }

  get query(): string {
    const [beforeHash = ''] = this.#url.split('#', 1);
    const start = beforeHash.indexOf('?');
    return start < 0 ? '' : beforeHash.slice(start + 1);
  }

  get address(): URL {
    return (this.#address ??= new URL(this.#url));
  }

  get url(): string {
    return this.address.href;
  }

  get bodyUsed(): boolean {
    // Not only once, because `getUser` may read Node's request.
    this.#isRead ||= this.#real ? this.#real.bodyUsed : wasRead(this.#req);
    return this.#isRead;
  }

  takeArrived(maxBytes: number): Uint8Array<ArrayBuffer> | undefined {
    const { readableLength, readableEncoding, headers } = this.#req;
    if (this.#real || readableLength === 0 || readableLength > maxBytes) return;
    if (String(readableLength) !== headers['content-length'] || readableEncoding !== null) return;
    this.#isRead = true;
    const chunks: Uint8Array[] = [];
    for (let chunk: Uint8Array | null; (chunk = this.#req.read()) !== null;) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#real) return readBytes(this.#real.body, maxBytes, Number(this.#req.headers['content-length']));
    this.#isRead = true;
    const parsed = parsedBody(this.#req);
    if (!parsed) return readChunks(this.#req, maxBytes);
    return parsed.byteLength > maxBytes ? undefined : parsed;
  }

  static {
    delegateToStandard(Request, this, (request) => (request.#real ??= request.#makeReal()));
  }

  #makeReal(): Request {
    const { url, method, headers } = this;
    const res = this.#res;
    const closed = new AbortController();
    const abortIfUnfinished = () => {
      if (!res.writableFinished) closed.abort();
    };
    if (res.closed) abortIfUnfinished();
    else res.on('close', abortIfUnfinished);
    const hasBody = method !== 'GET' && method !== 'HEAD' && !this.bodyUsed;
    const body = hasBody ? (parsedBody(this.#req) ?? toStream(this.#req)) : null;
    const init = { method, headers, body, signal: closed.signal, duplex: 'half' } as const;
    return new Request(url, init);
  }
}

// oxlint-disable-next-line no-unsafe-declaration-merging -- as above
export interface NodeRequest extends DirectRequest {}

/** Returns whether the body was read before and not kept. */
function wasRead(req: NodeMessage): boolean {
  const { readableEnded, headers } = req;
  if (!readableEnded || keptBody(req) !== undefined) return false;
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

/** Returns what a body parser kept: the raw bytes if possible, because a webhook's signature covers them. */
function keptBody(message: NodeMessage): unknown {
  // Some parsers, such as those of Fastify and Koa, keep it as a text.
  if (message.rawBody instanceof Uint8Array || typeof message.rawBody === 'string') return message.rawBody;
  try {
    return message.body;
  } catch {
    // In Vercel's functions, a getter that throws if the body is invalid JSON. An empty text is also invalid JSON.
    return '';
  }
}

/** Returns the body from what a body parser kept, or undefined if it is not read yet. */
function parsedBody(req: NodeMessage): Uint8Array<ArrayBuffer> | undefined {
  const kept = keptBody(req);
  if (kept === undefined || !req.readableEnded) return;
  if (kept instanceof Uint8Array) return new Uint8Array(kept);
  return encoder.encode(typeof kept === 'string' ? kept : serializeBody(req));
}

function serializeBody({ body, headers }: NodeMessage): string {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? String(new URLSearchParams(Object.entries(body ?? {}))) : JSON.stringify(body);
}

/**
 * Returns the body as a stream without read-ahead, so Node discards a body that is not read. Unlike with `Readable.toWeb`,
 * cancelling the stream does not destroy the request, which an access log may still read.
 */
function toStream(req: IncomingMessage): ReadableStream {
  const pieces = req.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(toBytes(req, value));
      },
      async cancel() {
        await pieces.return?.();
        req.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

// Uses events, because iterating over the body takes half as long again as a whole small POST.
function readChunks(req: IncomingMessage, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    // The body was already read, or the client has disconnected.
    if (req.readableEnded || req.destroyed) return resolve(new Uint8Array());
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let deadline: NodeJS.Timeout | undefined;
    // If the connection closes while the body still arrives, the response is lost. Most bodies end soon.
    const startDeadline = () => (deadline ??= setTimeout(() => resolve(undefined), lateBodyTimeoutMs));
    if (Number(req.headers['content-length']) > maxBytes) startDeadline();
    req.on('data', (piece: Uint8Array | string) => {
      const chunk = toBytes(req, piece);
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) chunks.push(chunk);
      else startDeadline();
    });
    req.on('end', () => {
      clearTimeout(deadline);
      resolve(bytes <= maxBytes ? Buffer.concat(chunks) : undefined);
    });
    req.on('error', reject);
    req.on('close', () => {
      if (!req.readableEnded) reject(new Error('The client disconnected before the end of the body.'));
    });
  });
}

/** After `req.setEncoding()`, the pieces of a body are texts. */
function toBytes(req: IncomingMessage, piece: Uint8Array | string): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, req.readableEncoding ?? 'utf8') : piece;
}

/** Node's headers as `Headers`. It reads single headers directly. Everything else comes from real `Headers`. */
// oxlint-disable-next-line no-unsafe-declaration-merging -- `delegateToStandard` adds what the interface names
class NodeHeaders {
  readonly #fields: IncomingHttpHeaders;
  #real: Headers | undefined;

  constructor(fields: IncomingHttpHeaders) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    if (this.#real) return this.#real.get(name);
    const value = this.#fields[name] ?? this.#fields[name.toLowerCase()];
    // Other values are several cookies, pseudo headers of HTTP/2, or properties of every object, such as `constructor`.
    return typeof value === 'string' && !name.startsWith(':') ? value : null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  static {
    delegateToStandard(Headers, this, (headers) => (headers.#real ??= toHeaders(headers.#fields)));
  }
}

// oxlint-disable-next-line no-unsafe-declaration-merging -- as above
interface NodeHeaders extends Headers {}

/** HTTP/2 has the host in a pseudo header. */
function withHost(fields: IncomingHttpHeaders): IncomingHttpHeaders {
  if (fields.host !== undefined) return fields;
  const authority = fields[':authority'];
  return typeof authority === 'string' ? { ...fields, host: authority } : fields;
}

function toHeaders(fields: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // `Headers` rejects the pseudo headers of HTTP/2.
    if (name.startsWith(':')) continue;
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}
