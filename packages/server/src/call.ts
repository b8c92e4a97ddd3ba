/** One request on its way through a route. */
export interface Call {
  request: Request;
  url: URL;
  /** The `:id` of the route's path, or empty. */
  id: string;
  requestId: string;
}
