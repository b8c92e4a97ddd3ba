import type { RouteName } from '@kit/protocol';
import type { AttemptRecord } from '../stores/store.ts';

/** One request on its way through a route. */
export interface Call {
  request: Request;
  /** The `:id` of the route's path, or empty. */
  id: string;
  requestId: string;
  route: RouteName;
  /** The attempt that it turned out to be about, for events. */
  attempt?: AttemptRecord;
  /** What the framework called the handler with; passed on to `getUser`. */
  frameworkRequest: unknown;
  /** What `getUser` wants sent with the answer; absent until it is called. */
  responseHeaders?: Headers;
}

/** A request of an adapter that has cheaper ways than the standard's to what the kit reads of nearly every request. */
export interface DirectRequest extends Request {
  /** The path of `url`. */
  readonly path: string;
  /** `url`, parsed when it is asked for. */
  readonly address: URL;
  /** The bytes of the body, without a web stream; undefined if there are more than that. */
  readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** The address of a request, parsed. Throws where it is none. */
export function addressOf(request: Request): URL {
  return isDirect(request) ? request.address : new URL(request.url);
}

/** Tells whether an adapter made the request. */
export function isDirect(request: Request): request is DirectRequest {
  return 'readBytes' in request;
}

/** The media type of a request's body, in lower case and without parameters. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
