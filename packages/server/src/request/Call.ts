import { parseUrl, type RouteName } from '@kit/protocol';
import { remember } from '../remember.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';

/** One request while a route handles it. */
export interface Call {
  request: Request;
  /** The `:id` in the path, or an empty string. */
  id: string;
  route: RouteName;
  /** Finds the request in a log. Read it with `referenceOf`, which creates it. */
  reference?: string;
  /** The attempt, for events. Set when the route has found it. */
  attempt?: AttemptRecord | undefined;
  /** The application that an error page may show. Set when the attempt is known to be this browser's. */
  application?: string;
  /** What the framework called the handler with; passed on to `getUser`. */
  frameworkRequest: unknown;
  /** Headers that `getUser` adds to the response. Absent until `getUser` is called. */
  responseHeaders?: Headers;
}

/** A request from an adapter. It gives faster access than `Request` to what the kit reads from most requests. */
export interface DirectRequest extends Request {
  /** The path of `url`. */
  readonly path: string;
  /** The query of `url`, unparsed. */
  readonly query: string;
  /** `url`, parsed when it is first read. */
  readonly address: URL;
  /** Returns the bytes of the body if all of them have arrived, and there are no more than `maxBytes`. */
  takeArrived(maxBytes: number): Uint8Array<ArrayBuffer> | undefined;
  /** Returns the bytes of the body without a web stream, or undefined if there are more than `maxBytes`. */
  readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Returns the parsed URL of a request. Throws if it is invalid. */
export function addressOf(request: Request): URL {
  return isDirect(request) ? request.address : new URL(request.url);
}

/** Returns the query of a request. */
export function queryOf(request: Request): URLSearchParams {
  return isDirect(request) ? new URLSearchParams(request.query) : new URL(request.url).searchParams;
}

/** Returns the path of a request. Some runtimes build the URL from the `Host` header, which can be invalid; then undefined. */
export function pathOf(request: Request): string | undefined {
  // Stryker disable next-line ConditionalExpression: the path of the URL is the same, but takes longer to find
  if (isDirect(request)) return request.path;
  return parseUrl(request.url)?.pathname;
}

// Stryker disable all: adapters/NodeRequest.test.ts covers it, which needs sockets
export function isDirect(request: Request): request is DirectRequest {
  return 'readBytes' in request;
}
// Stryker restore all

/** Returns the media type of the body in lower case, without parameters. */
export function mediaType(request: Request): string {
  return toMediaType(request.headers.get('content-type') ?? '');
}

const toMediaType = remember(100, (type: string) => type.replace(/;.*/s, '').trim().toLowerCase());
