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
