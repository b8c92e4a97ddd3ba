import type { AgentAccess } from '@kit/protocol';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import type { AnchorEvent } from '../events/AnchorEvent.ts';
import type { ConnectEvent } from '../events/ConnectEvent.ts';
import type { FailureEvent } from '../events/FailureEvent.ts';
import type { Logger } from '../events/createReporter.ts';
import type { Branding } from './pageOptions.ts';
import type { OriginCheck } from './origins.ts';
import type { Store } from '../stores/store.ts';

/**
 * The signed-in user of your product, as `getUser` returns it.
 *
 * @example
 * const user: User = { id: session.userId, tenantId: session.organizationId };
 */
export interface User {
  /** Your own id of the user: 1 to 255 characters of valid Unicode without NUL. */
  id: string;
  /** Your own id of the tenant, if users belong to one. @default '' */
  tenantId?: string | undefined;
}

/**
 * A site that users can connect accounts on.
 *
 * @example
 * const linkedin: ApplicationOptions = { id: process.env.LINKEDIN_APP_ID, name: 'LinkedIn' };
 */
export interface ApplicationOptions {
  /**
   * Anchor's application id, a UUID. The type allows `undefined`, because environment variables may be undefined. It throws at
   * startup.
   */
  id: string | undefined;
  /** The display name. @default the key with a capital letter */
  name?: string | undefined;
  /**
   * URL of a square picture: a path of your app such as `/icons/linkedin.svg`, a `data:` image, or an `https:` address. The kit's own
   * pages load nothing from other sites, so they show only the first two. @default the first letter of the name, and none on pages
   */
  iconUrl?: string | undefined;
  /**
   * Shows users what they consent to, before they connect: below buttons, in tiles, in request cards and on the page of a connect
   * link. `true` shows a sentence with `branding.name` in the user's language: “Acme's agents will act as you on LinkedIn.
   * Disconnect any time.” Your own text is shown as it is, in every language. @default none
   */
  consent?: true | string | undefined;
}

/**
 * A limit of attempts within a number of seconds.
 *
 * @example
 * const limit: Limit = { attempts: 10, seconds: 600 };
 */
export interface Limit {
  /** Maximum number of attempts. Further ones fail with `rate_limited`. A whole number of 1 or more. */
  attempts: number;
  /** Length of the sliding window, in seconds. */
  seconds: number;
}

/**
 * The connection that {@link ConnectOptions.metadata} receives.
 *
 * @example
 * metadata: async ({ userId }: TaggedConnection) => ({ plan: await planOf(userId) })
 */
export interface TaggedConnection {
  /** The kit's id of the connection. */
  connectionId: string;
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. Empty if the user has none. */
  tenantId: string;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
}

/**
 * Metadata of an identity, as JSON.
 *
 * @example
 * const metadata: Metadata = { plan: 'pro' };
 */
export type Metadata = Record<string, unknown>;

/**
 * The options of `createConnect`, checked once at startup.
 *
 * @example
 * const options: Omit<ConnectOptions<'linkedin'>, 'anchor'> = { … };
 */
export interface ConnectOptions<Slug extends string = string, FrameworkRequest = unknown> {
  /** `new Anchorbrowser()`, or `createAnchorClient({ apiKey })` from `@kit/server/anchor`. */
  anchor: AnchorClient;
  /** The sites that users can connect accounts on. The keys are their names everywhere else. */
  applications: Record<Slug, ApplicationOptions>;
  /**
   * The origin that browsers see, such as `https://app.example.com`. `http` is allowed for localhost only.
   *
   * For a handler with several origins, a list. The first entry is an origin, which `createLink` uses. The others
   * are origins, patterns such as `https://*.previews.example.com`, and at most one function that looks up the domains of your
   * customers. `Host` then selects one of them, and a request for any other host fails with `unknown_host`. With one origin, `Host`
   * and `X-Forwarded-*` have no effect.
   */
  publicUrl: string | readonly (string | OriginCheck)[];
  /**
   * With a list in `publicUrl`, the header with the host that browsers see, such as `x-forwarded-host` behind a proxy that replaces
   * `Host`. @default 'host'
   */
  hostHeader?: string | undefined;
  /**
   * Origins of pages that may call the handler in addition to those on `publicUrl`, such as `https://app.example.com` for a handler on
   * `https://api.example.com`. Each is one exact origin on the same site, because browsers send no cookies to other sites. A page on one
   * of them can do all that the user can do. @default []
   */
  trustedOrigins?: readonly string[] | undefined;
  /** Stores attempts, connections and requests. */
  store: Store;
  /** Time limit for each call to the store, in milliseconds. Slower calls fail with `store_unavailable`. @default 5000 */
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
   * The path of the handler in the address bar, including every prefix that a framework or proxy strips. Start links and
   * callbacks use it. Requests are matched by the end of their path. @default '/api/connect'
   */
  basePath?: string | undefined;
  /** The origin of Anchor's hosted page. @default 'https://app.anchorbrowser.io' */
  hostedUrl?: string | undefined;
  /** The name, logo, color and support link of your product on the kit's own pages. */
  branding?: Branding | undefined;
  /**
   * The language of the kit's own pages, as a BCP 47 tag such as `de`, or a function that returns it for a request. If the kit
   * does not have that language, it uses the browser's. @default the request's `Accept-Language`, or English
   */
  locale?: string | ((request: Request) => string | undefined) | undefined;
  /**
   * Where a redirect returns to if it has no valid path, and where a connect link leads at its end: a path, or a URL of an origin in
   * `trustedOrigins`. @default '/'
   */
  defaultReturnTo?: string | undefined;
  /**
   * The links that open your native apps after a sign-in in the system's browser, such as `com.example.app:/connected` or
   * `https://app.example.com/native`. A custom scheme must be your domain reversed. For `http://127.0.0.1` and `http://[::1]`,
   * the port of the app can be any. @default []
   */
  returnLinks?: readonly string[] | undefined;
  /** Whether the callback requires a session in addition to the binding cookie. @default 'if-present' */
  callbackSession?: 'if-present' | 'required' | undefined;
  /** How many attempts one user may create. @default { attempts: 10, seconds: 600 } */
  limit?: Limit | undefined;
  /** How many attempts all users of a tenant may create. @default { attempts: 60, seconds: 60 } */
  tenantLimit?: Limit | undefined;
  /** How often your app may ask one user to connect an account. @default { requests: 20, seconds: 600 } */
  requestLimit?: { requests: number; seconds: number } | undefined;
  /**
   * When agents may use an account whose owner has not chosen: without asking, after the user has allowed it once in each conversation
   * (`thread`), or each time (`ask`). @default 'always'
   */
  agentAccess?: AgentAccess | undefined;
  /**
   * Returns the address where a user signs in to your app and then comes back to `returnTo`: a path, or an `https` URL.
   * `returnTo` is a path of the handler's origin. If `defaultReturnTo` is a URL, so is `returnTo`, and your sign-in must accept URLs
   * below the handler's `publicUrl`. The page behind a connect link sends signed-out users there. `switchUser` is true if the user is
   * signed in and wants to change the account. @default the page says that the user must sign in first
   *
   * @example
   * signInUrl: (returnTo) => `/login?next=${encodeURIComponent(returnTo)}`
   */
  signInUrl?: ((returnTo: string, about: { switchUser: boolean }) => string) | undefined;
  /**
   * Returns a user's email address or name. If a connect link is opened by another user, its page shows the first character and the
   * domain, such as `a…@example.com`. If it throws or takes more than 3 seconds, the page shows no name, and `handler.failed` reports
   * why. @default the page shows no name
   */
  describeUser?:
    | ((user: { userId: string; tenantId: string }) => string | undefined | Promise<string | undefined>)
    | undefined;
  /** How many connections one user may have, over all applications. Reconnecting is always possible. @default 200 */
  maxConnections?: number | undefined;
  /**
   * Returns your own fields for the metadata of an identity at Anchor, in addition to `externalUserId` and `connectedAt`.
   * Existing fields are never overwritten. If it throws or takes more than 3 seconds, `reconcile` tries again.
   */
  metadata?: ((connection: TaggedConnection) => Metadata | Promise<Metadata>) | undefined;
  /**
   * The secret of Anchor's webhook at `{basePath}/webhooks/anchor`. Pass both secrets while you replace one. Without it, the
   * route does not exist.
   */
  webhookSecret?: string | string[] | undefined;
  /**
   * Encrypts what the store has of a running browser: its addresses, and Anchor's id of it. At least 32 characters, the same in every
   * process. Pass both secrets while you replace one: the first encrypts, and all decrypt, as the API key does.
   *
   * @default the API key of `anchor`. Needed for browsers if your own client has none that can be read
   */
  encryptionSecret?: string | string[] | undefined;
  /**
   * Receives the verified events of Anchor's webhook that are not about an identity, such as `session.recording.ready`. The response to
   * Anchor waits for it, for up to 8 seconds. If it throws or takes longer, `webhook.listener_failed` reports it, and the response lets Anchor
   * send the event again. So an event is not lost, but it can arrive twice: compare `event.id`. Put longer work into a queue. Needs
   * `webhookSecret`.
   */
  onAnchorEvent?: ((event: AnchorEvent) => void | Promise<void>) | undefined;
  /** Receives every event. Events contain no secrets. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
  /** Receives every event as a line for a log. @default warnings and errors are written to the console */
  logger?: Logger | undefined;
  /** Receives the errors of failures, for an error tracker. Their `cause` can contain text from Anchor or your database. */
  onError?: ((error: unknown, event: FailureEvent) => void) | undefined;
  /** Returns the time in milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
}
