import type { AnchorClient } from '../anchor/AnchorClient.ts';
import type { ConnectEvent, FailureEvent } from '../events/ConnectEvent.ts';
import type { Logger } from '../events/createReporter.ts';
import type { Branding } from './pageOptions.ts';
import type { Store } from '../stores/store.ts';

/** Who is signed in to your product. */
export interface User {
  /** Your own id of the user, 1 to 255 characters of valid Unicode without NUL; opaque to the kit. */
  id: string;
  /** Your own id of the tenant, if users belong to one. @default '' */
  tenantId?: string | undefined;
}

/** One site your users can connect. */
export interface ApplicationOptions {
  /** Anchor's application id, a UUID. Typed loosely so that an environment variable fits; checked at start. */
  id: string | undefined;
  /** What people read. @default the key, with a capital letter */
  name?: string | undefined;
  /** Address of a square picture, for pickers and lists. */
  iconUrl?: string | undefined;
}

/** So many in so many seconds. */
export interface Limit {
  attempts: number;
  seconds: number;
}

/** What {@link ConnectOptions.metadata} is told. */
export interface TaggedConnection {
  connectionId: string;
  userId: string;
  tenantId: string;
  application: string;
}

/** Metadata of an identity, as JSON. */
export type Metadata = Record<string, unknown>;

/** Everything the kit needs to know, in one place. Checked once, when `createConnect` is called. */
export interface ConnectOptions<Slug extends string = string, FrameworkRequest = unknown> {
  /** `new Anchorbrowser()`, or `createAnchorClient({ apiKey })` from `@kit/server/anchor`. */
  anchor: AnchorClient;
  /** The sites your users can connect; the keys are the names used everywhere else. */
  applications: Record<Slug, ApplicationOptions>;
  /**
   * The origin that browsers see, such as `https://app.example.com`. The only source of origin: `Host` and
   * `X-Forwarded-*` are never read. `http` is accepted for loopback hosts alone.
   */
  publicUrl: string;
  /** Where attempts and connections are kept. */
  store: Store;
  /** Milliseconds after which a call of the store fails with `store_unavailable`. @default 5000 */
  storeTimeoutMs?: number | undefined;
  /**
   * Returns the user who is signed in, read from your own session; null or undefined if there is none.
   *
   * `frameworkRequest` is what your framework calls the handler with: Node's or Express's `req` for `toNodeHandler`, the
   * second argument of `connect.handler` otherwise. Annotate it with your framework's type; mounting the kit on a framework
   * that passes another type is then a type error.
   *
   * Headers that you append to `responseHeaders`, such as the cookie of a session that rotates, are sent with every response.
   *
   * @example
   * import type { Request as ExpressRequest } from 'express';
   *
   * getUser: (_request, req: ExpressRequest) => req.session.userId ? { id: req.session.userId } : null
   */
  getUser: (
    request: Request,
    frameworkRequest: FrameworkRequest,
    responseHeaders: Headers,
  ) => User | null | undefined | Promise<User | null | undefined>;
  /**
   * The handler's path in the address bar, with every prefix that a framework or a proxy strips on the way. Start links and
   * callbacks are built from it; requests are matched by the end of their path. @default '/api/connect'
   */
  basePath?: string | undefined;
  /** Where Anchor's hosted page lives. @default 'https://app.anchorbrowser.io' */
  hostedUrl?: string | undefined;
  /** How the kit's own pages show your product: its name, logo, colour and support link. */
  branding?: Branding | undefined;
  /**
   * The language of the kit's own pages, as a BCP 47 tag such as `de`, or a function that reads it from the request; for any
   * other language the browser's wishes are followed. @default the request's `Accept-Language`, else English
   */
  locale?: string | ((request: Request) => string | undefined) | undefined;
  /** Where a redirect ends that names no valid place. @default '/' */
  defaultReturnTo?: string | undefined;
  /** Whether the callback needs a readable session beside the binding cookie. @default 'if-present' */
  callbackSession?: 'if-present' | 'required' | undefined;
  /** Attempts one user may create in a span of seconds. @default { attempts: 10, seconds: 600 } */
  limit?: Limit | undefined;
  /** Attempts all users of one tenant may create in a span of seconds. @default { attempts: 60, seconds: 60 } */
  tenantLimit?: Limit | undefined;
  /**
   * Connections that one user may have, of all applications together. Checked when a sign-in begins; reconnecting is always
   * possible. @default 200
   */
  maxConnections?: number | undefined;
  /**
   * Fields of your own for the metadata of an identity at Anchor, such as a plan, beside `externalUserId` and
   * `connectedAt`. What is there already is never overwritten. If it throws or takes more than 3 seconds, `reconcile` tries again.
   */
  metadata?: ((connection: TaggedConnection) => Metadata | Promise<Metadata>) | undefined;
  /**
   * Anchor's secret of the webhook at `{basePath}/webhooks/anchor`; two while one is being replaced. Without it the route
   * does not exist.
   */
  webhookSecret?: string | string[] | undefined;
  /** Receives everything that happens, with nothing secret in it. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
  /** Receives the same as lines for a log. @default warnings and errors go to the console */
  logger?: Logger | undefined;
  /** Receives the errors behind failures as they are, for an error tracker: they can hold what Anchor or your database said. */
  onError?: ((error: unknown, event: FailureEvent) => void) | undefined;
  /** The clock, in milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
}
