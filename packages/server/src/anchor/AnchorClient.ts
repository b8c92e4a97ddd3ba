import type { AnchorFetch } from './guardFetch.ts';

/**
 * Options of every call. The SDK ignores `timeout` and `maxRetries` set on the client.
 *
 * @example
 * retrieve: (id, { timeout, signal }: CallOptions) => request(id, { timeout, signal })
 */
export interface CallOptions {
  /** Time limit, in milliseconds. */
  timeout: number;
  /** Always 0. The kit retries itself, because the SDK would wait as long as `Retry-After` says. */
  maxRetries: number;
  /** Aborts the call and its retries. */
  signal: AbortSignal;
}

/**
 * Settings of a browser session, with Anchor's own names. https://docs.anchorbrowser.io/api-reference/browser-sessions
 *
 * @example
 * const session: SessionSettings = { timeout: { max_duration: 10 } };
 */
export type SessionSettings = Record<string, unknown>;

/** The body of `POST /v1/sessions`, for a custom {@link AnchorClient}. */
export interface SessionRequest {
  /** Settings of the session, such as its time limit. The proxy is active unless the options of `createSession` turn it off. */
  session: SessionSettings & { proxy: { active: boolean } };
  /** Settings of the browser, such as the captcha solver. */
  browser: SessionSettings;
  /** The identities to sign in with, at least one. */
  identities: { id: string }[];
  /** False if Anchor must check the sign-ins before the browser is ready. */
  identity_skip_validation?: boolean;
}

/**
 * The calls of Anchor's API that the kit uses. An `Anchorbrowser` instance fits, and so does the client from
 * `createAnchorClient`. Responses are `unknown` until a guard has checked them.
 *
 * @example
 * const anchor: AnchorClient = new Anchorbrowser();
 */
export interface AnchorClient {
  /** The base URL of Anchor's API, if the client has one. Without it, the kit assumes `https://api.anchorbrowser.io`. */
  readonly baseUrl?: string;
  /** The same under the SDK's name. If a client has both, this one is used. */
  readonly baseURL?: string;
  /** The API key, if the client has one that can be read. Without `encryptionSecret`, it encrypts the addresses of browsers. */
  readonly apiKey?: string | null;
  /** Exists on the SDK. `createConnect` uses a copy of the client that follows no redirect and limits the size of responses. */
  withOptions?(options: { fetch: AnchorFetch; logLevel: 'off' }): AnchorClient;
  /** Calls below `/v1/applications`: read an application, create a token for the hosted page, and list identities. */
  applications: {
    retrieve(applicationId: string, options: CallOptions): PromiseLike<unknown>;
    createIdentityToken(
      applicationId: string,
      body: { callbackUrl: string },
      options: CallOptions,
    ): PromiseLike<unknown>;
    listIdentities(
      applicationId: string,
      query: { search?: string },
      options: CallOptions,
    ): PromiseLike<unknown>;
  };
  /** Calls below `/v1/identities`: read, tag and delete an identity. */
  identities: {
    retrieve(identityId: string, options: CallOptions): PromiseLike<unknown>;
    update(
      identityId: string,
      body: { name?: string; metadata?: Record<string, unknown> },
      options: CallOptions,
    ): PromiseLike<unknown>;
    delete(identityId: string, options: CallOptions): PromiseLike<unknown>;
  };
  /** Calls below `/v1/sessions`: start and end a browser session. A start is billed, so the kit never retries it. */
  sessions: {
    create(body: SessionRequest, options: CallOptions): PromiseLike<unknown>;
    delete(sessionId: string, options: CallOptions): PromiseLike<unknown>;
  };
  /** For calls that the SDK has no method for. */
  post(path: string, options: CallOptions & { body: unknown }): PromiseLike<unknown>;
  /** The same for reading. `runTask` needs it. */
  get?(path: string, options: CallOptions): PromiseLike<unknown>;
}

export const anchorUrl = 'https://api.anchorbrowser.io';

// The format of every id at Anchor. Only such an id may be part of a path. Not confirmed in production.
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns an id for use in a path at Anchor. Throws if it is not a UUID. */
export function segment(id: string): string {
  if (!uuid.test(id)) throw new TypeError('An id that is not a UUID cannot be part of a path at Anchor.');
  return id;
}
