/** A request of an adapter that has cheaper ways than the standard's to what the kit reads of nearly every request. */
export interface DirectRequest extends Request {
  /** `url`, parsed. */
  readonly address: URL;
  /** The bytes of the body, without a web stream; undefined if there are more than that. */
  readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Tells whether an adapter made the request. */
export function isDirect(request: Request): request is DirectRequest {
  return 'readBytes' in request;
}
