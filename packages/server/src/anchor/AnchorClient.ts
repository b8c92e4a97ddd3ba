import type { AnchorFetch } from './guardFetch.ts';

/** Given to every call. The SDK ignores `timeout` and `maxRetries` set on the client. */
export interface CallOptions {
  /** Milliseconds for one try. */
  timeout: number;
  /** Always 0: the kit tries again by itself, because the SDK would wait as long as `Retry-After` says. */
  maxRetries: number;
  /** Ends the call, retries included. */
  signal: AbortSignal;
}

/** Settings of a browser session, by Anchor's own names. https://docs.anchorbrowser.io/api-reference/browser-sessions */
export type SessionSettings = Record<string, unknown>;

/** The body of `POST /v1/sessions`. */
export interface SessionRequest {
  session: SessionSettings & { proxy: { active: boolean } };
  browser: SessionSettings;
  identities: { id: string }[];
}

/**
 * What the kit calls at Anchor. Any `Anchorbrowser` instance fits as it is, and so does the client made by
 * `createAnchorClient` from `@kit/server/anchor`. Answers are unknown until a guard has read them.
 */
export interface AnchorClient {
  /** Where it goes, if it says so; `baseURL` of the SDK. */
  readonly baseUrl?: string;
  readonly baseURL?: string;
  /** The SDK's. `createConnect` makes its calls with a copy that follows no redirect and limits the size of answers. */
  withOptions?(options: { fetch: AnchorFetch; logLevel: 'off' }): AnchorClient;
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
  identities: {
    retrieve(identityId: string, options: CallOptions): PromiseLike<unknown>;
    update(
      identityId: string,
      body: { name?: string; metadata?: Record<string, unknown> },
      options: CallOptions,
    ): PromiseLike<unknown>;
    delete(identityId: string, options: CallOptions): PromiseLike<unknown>;
  };
  sessions: {
    create(body: SessionRequest, options: CallOptions): PromiseLike<unknown>;
    delete(sessionId: string, options: CallOptions): PromiseLike<unknown>;
  };
  /** For what the SDK has no method of its own for. */
  post(path: string, options: CallOptions & { body: unknown }): PromiseLike<unknown>;
}

/** Where Anchor's API is. */
export const anchorUrl = 'https://api.anchorbrowser.io';

/** The shape of every id at Anchor; only such an id is put into a path there. Not confirmed against production. */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id as a segment of a path at Anchor. Throws for one that could be more than that. */
export function segment(id: string): string {
  if (!uuid.test(id)) throw new TypeError('An id that is no UUID cannot be part of a path at Anchor.');
  return id;
}
