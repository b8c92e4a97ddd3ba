import type { IncomingMessage, ServerResponse, IncomingHttpHeaders } from 'node:http';
import { lateBodyTimeoutMs, readBytes } from '../request/readBody.ts';
import type { DirectRequest } from '../request/Call.ts';

/** A Node request as frameworks pass it on: Express keeps the full path, body parsers leave what they read, some its bytes. */
export type NodeMessage = IncomingMessage & { originalUrl?: string; body?: unknown; rawBody?: unknown };

const encoder = new TextEncoder();

/**
 * Node's request as a `Request`. Address, headers, and the bytes of the body for the kit itself are cheap. The rest is
 * answered by a real `Request`, made when it is first asked for: it costs more than a whole small answer. To make another
 * request of this one, take its `clone()`: `new Request(request)` accepts none but the runtime's own.
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
  #isRead: boolean;

  /** `url` is the public one, and `path` its path as a parser reads it. */
  constructor(url: string, path: string, req: NodeMessage, res: ServerResponse) {
    this.method = req.method ?? 'GET';
    this.path = path;
    this.#url = url;
    this.headers = new NodeHeaders(req.headers);
    this.#req = req;
    this.#res = res;
    this.#isRead = wasRead(req);
  }

  get address(): URL {
    return (this.#address ??= new URL(this.#url));
  }

  get url(): string {
    return this.address.href;
  }

  get bodyUsed(): boolean {
    return this.#isRead || (this.#real?.bodyUsed ?? false);
  }

  async readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#real) return readBytes(this.#real.body, maxBytes);
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
    const gone = new AbortController();
    const leave = () => {
      if (!res.writableFinished) gone.abort();
    };
    if (res.closed) leave();
    else res.on('close', leave);
    const hasBody = method !== 'GET' && method !== 'HEAD' && !this.#isRead;
    const body = hasBody ? (parsedBody(this.#req) ?? toStream(this.#req)) : null;
    const init = { method, headers, body, signal: gone.signal, duplex: 'half' } as const;
    return new Request(url, init);
  }
}

// oxlint-disable-next-line no-unsafe-declaration-merging -- as above
export interface NodeRequest extends DirectRequest {}

/** Tells whether somebody has read the body before, and kept nothing of it. */
function wasRead(req: NodeMessage): boolean {
  const { readableEnded, headers } = req;
  if (!readableEnded || bodyLeft(req) !== undefined) return false;
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

/** What a body parser left behind: the bytes as they came, if it can, for a signature is over them. */
function bodyLeft({ rawBody, body }: NodeMessage): unknown {
  return rawBody instanceof Uint8Array ? rawBody : body;
}

/** The body made again from what a body parser left behind; undefined where it is still to be read. */
function parsedBody(req: NodeMessage): Uint8Array<ArrayBuffer> | undefined {
  const left = bodyLeft(req);
  if (left === undefined || !req.readableEnded) return;
  if (left instanceof Uint8Array) return new Uint8Array(left);
  return encoder.encode(typeof left === 'string' ? left : writeAgain(req));
}

function writeAgain({ body, headers }: NodeMessage): string {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? String(new URLSearchParams(Object.entries(body ?? {}))) : JSON.stringify(body);
}

/**
 * The body as a stream that reads no further than it is asked to, so that Node throws away what is refused unread. Unlike
 * with `Readable.toWeb`, a refusal half way leaves the request whole: an access log may still ask it for its address.
 */
function toStream(req: IncomingMessage): ReadableStream {
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

/** Reads the body by events: iterating over it costs half as much again as a whole small POST. */
function readChunks(req: IncomingMessage, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    // Read by somebody else, or the client has gone: nothing more will come.
    if (req.readableEnded || req.destroyed) return resolve(new Uint8Array());
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let deadline: NodeJS.Timeout | undefined;
    // An answer while the rest is still coming is lost where the connection is then closed: most bodies end soon.
    const hurry = () => (deadline ??= setTimeout(() => resolve(undefined), lateBodyTimeoutMs));
    if (Number(req.headers['content-length']) > maxBytes) hurry();
    req.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) chunks.push(chunk);
      else hurry();
    });
    req.on('end', () => {
      clearTimeout(deadline);
      resolve(bytes <= maxBytes ? Buffer.concat(chunks) : undefined);
    });
    req.on('error', reject);
    req.on('close', () => {
      if (!req.readableEnded) reject(new Error('The client went away.'));
    });
  });
}

/** Node's headers as `Headers`. Reading one is cheap; anything else is answered by real `Headers`, made when first needed. */
// oxlint-disable-next-line no-unsafe-declaration-merging -- `delegateToStandard` adds what the interface names
export class NodeHeaders {
  readonly #fields: IncomingHttpHeaders;
  #real: Headers | undefined;

  constructor(fields: IncomingHttpHeaders) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    if (this.#real) return this.#real.get(name);
    const value = this.#fields[name.toLowerCase()];
    // Others would be several cookies to set, pseudo headers of HTTP/2, or what every object has, such as `constructor`.
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
export interface NodeHeaders extends Headers {}

function toHeaders(fields: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // HTTP/2 has pseudo headers, which `Headers` refuses.
    if (name.startsWith(':')) continue;
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}

/**
 * Makes instances of a class pass for those of a standard one, such as `Request`: what the class does not answer itself
 * is asked of the real object, which `realOf` makes when it is first needed.
 */
export function delegateToStandard<Own extends object>(
  standard: { prototype: object },
  own: { prototype: Own },
  realOf: (instance: Own) => object,
): void {
  for (const key of Reflect.ownKeys(standard.prototype)) {
    if (Object.hasOwn(own.prototype, key)) continue;
    Object.defineProperty(own.prototype, key, {
      get(this: Own): unknown {
        const real = realOf(this);
        const value: unknown = Reflect.get(real, key);
        return typeof value === 'function' ? value.bind(real) : value;
      },
    });
  }
  Object.setPrototypeOf(own.prototype, standard.prototype);
}
