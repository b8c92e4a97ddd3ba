import type { AnchorClient } from './anchor/anchorClient.ts';
import type { Store } from './stores/store.ts';

/** Who is signed in to your product. */
export interface User {
  /** Your own id of the user; opaque to the kit. */
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

/** Everything the kit needs to know, in one place. Checked once, when `createConnect` is called. */
export interface ConnectOptions<Slug extends string = string> {
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
  /**
   * Says who is signed in, from your own session; null or undefined for nobody. `native` is what an adapter was called
   * with: with Express, its own request, where middleware has left `req.user` or `req.session`.
   */
  getUser: (request: Request, native?: unknown) => User | null | undefined | Promise<User | null | undefined>;
  /** The path the handler is mounted under. @default '/api/connect' */
  basePath?: string | undefined;
  /** Where Anchor's hosted page lives. @default 'https://app.anchorbrowser.io' */
  hostedUrl?: string | undefined;
  /** Where a redirect ends that names no valid place. @default '/' */
  defaultReturnTo?: string | undefined;
  /** Whether the callback needs a readable session beside the binding cookie. @default 'if-present' */
  callbackSession?: 'if-present' | 'required' | undefined;
  /** Attempts one user may create in a span of seconds. @default { attempts: 30, seconds: 600 } */
  limit?: { attempts: number; seconds: number } | undefined;
  /**
   * Anchor's secret of the webhook at `{basePath}/webhooks/anchor`; two while one is being replaced. Without it the route
   * does not exist.
   */
  webhookSecret?: string | string[] | undefined;
  /** Receives what went wrong on the server, with nothing secret in it. @default console.error */
  onError?: ((error: unknown, about: { requestId: string; code: string }) => void) | undefined;
  /** The clock, in milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined;
}
