/** One request on its way through a route. */
export interface Call {
  request: Request;
  url: URL;
  /** The `:id` of the route's path, or empty. */
  id: string;
  requestId: string;
  /** What the framework passed on: an adapter's own request. */
  native: unknown;
}
