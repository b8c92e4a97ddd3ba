/** A request of an adapter that has cheaper ways than the standard's to what the kit reads of nearly every request. */
export interface DirectRequest extends Request {
  /** `url`, parsed. */
  readonly address: URL;
  /** The body as text, without a web stream; undefined if it is larger than that. */
  readText(maxBytes: number): Promise<string | undefined>;
}

/** Tells whether an adapter made the request. */
export function isDirect(request: Request): request is DirectRequest {
  return 'readText' in request;
}
