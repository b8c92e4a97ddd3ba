import type { RouteName } from '@kit/protocol';
import type { AttemptRecord } from './stores/store.ts';

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
