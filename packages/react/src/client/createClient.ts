import {
  isCreatedAttempt,
  parseApplications,
  type Application,
  type AttemptRequest,
  type CreatedAttempt,
} from '@kit/protocol';
import { callRoute, type RouteCall } from './callRoute.ts';
import type { Result } from './result.ts';

interface ClientOptions {
  /** A path of the page's origin such as `/api/connect`, or a URL of another origin that lists the page's in `trustedOrigins`. */
  baseUrl: string;
  /** Replaces the browser's `fetch`. @default fetch */
  fetch?: typeof globalThis.fetch | undefined;
}

/** A new attempt with its remaining time by the server's clock. */
export interface TimedAttempt extends CreatedAttempt {
  /** Milliseconds until it expires, at most 30 minutes. */
  lifetimeMs: number;
}

/** Calls the handler. No method rejects. */
export interface ConnectClient {
  /** Where the handler is mounted, without a trailing slash. */
  readonly baseUrl: string;
  /** Creates an attempt. Open its `startUrl` to sign in. */
  createAttempt(request: AttemptRequest, signal?: AbortSignal): Promise<Result<TimedAttempt>>;
  /** Creates an attempt that signs in again for a connection. */
  reconnect(
    connectionId: string,
    request: Omit<AttemptRequest, 'application'>,
    signal?: AbortSignal,
  ): Promise<Result<TimedAttempt>>;
  /** Returns the applications that users can connect. */
  listApplications(signal?: AbortSignal): Promise<Result<Application[]>>;
  /** Calls a route that has no method here, because a page with only a button does not need it at first. */
  call: <T>(route: RouteCall<T>) => Promise<Result<T>>;
}

/** A POST waits at most this long for the one before it. */
const maxTurnMs = 4000;

/** Less than the 30 minutes for which the browser keeps the binding cookie. */
const cookieLifetimeMs = 25 * 60_000;

/** Creates the client of one handler. A non-empty `owner` is sent with every request. */
export function createClient(options: ClientOptions, owner?: string): ConnectClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const send: typeof globalThis.fetch = (...args) => (options.fetch ?? globalThis.fetch)(...args);
  const pendingCalls = new Set<Promise<unknown>>();
  let sentCount = 0;
  const sendOnce = <T>(request: RouteCall<T>) => {
    const result = callRoute(baseUrl, send, { ...request, owner }).finally(() => pendingCalls.delete(result));
    pendingCalls.add(result);
    sentCount += 1;
    return result;
  };

  // If the session cookie changes with each response, the server rejects concurrent requests with the old cookie. They are
  // retried after the others.
  let lastRetry: Promise<unknown> = Promise.resolve();
  const call = async <T>(request: RouteCall<T>): Promise<Result<T>> => {
    const isAlone = pendingCalls.size === 0;
    const pending = sendOnce(request);
    const sentBefore = sentCount;
    const result = await pending;
    const isSignedOut = !result.ok && result.error.code === 'signed_out';
    if (!isSignedOut || (isAlone && sentCount === sentBefore)) return result;
    const retry = Promise.all([lastRetry, ...pendingCalls]).then(() => sendOnce(request));
    lastRetry = retry;
    return retry;
  };

  let boundUntil = 0;
  let first: { result: Promise<unknown>; cancel: () => void } | undefined;

  /**
   * Sends a POST that sets the binding cookie. Until there is a cookie, these calls wait for each other, because concurrent
   * responses would overwrite it. A call that takes too long is aborted for the next one.
   */
  async function callInTurn<T>(request: RouteCall<T>): Promise<Result<T>> {
    if (first && Date.now() > boundUntil) {
      const timer = setTimeout(first.cancel, maxTurnMs);
      await first.result;
      clearTimeout(timer);
      return callInTurn(request);
    }
    const { signal } = request;
    if (signal?.aborted) return call(request);
    const abort = new AbortController();
    const cancel = () => abort.abort();
    signal?.addEventListener('abort', cancel, { signal: abort.signal });
    const pending = call({ ...request, signal: abort.signal });
    const turn = { result: pending, cancel };
    if (Date.now() > boundUntil) first = turn;
    const result = await pending;
    abort.abort(); // removes the listener of the caller's signal
    if (result.ok) boundUntil = Date.now() + cookieLifetimeMs;
    if (first === turn) first = undefined;
    return result;
  }

  return {
    baseUrl,
    createAttempt: (body, signal) =>
      callInTurn({ route: 'createAttempt', body, signal, read: readTimedAttempt }),
    reconnect: (id, body, signal) =>
      callInTurn({ route: 'reconnectConnection', id, body, signal, read: readTimedAttempt }),
    listApplications: (signal) =>
      call({ route: 'listApplications', signal, read: (body) => parseApplications(body)?.applications }),
    call,
  };
}

export const maxLifetimeMs = 30 * 60_000;

/**
 * Reads a new attempt. Its remaining time is the difference of two readings of the server's clock, because the visitor's may be
 * wrong. Without a `Date` header it is the maximum, and the server reports when the attempt has expired.
 */
function readTimedAttempt(body: unknown, headers: Headers): TimedAttempt | undefined {
  if (!isCreatedAttempt(body)) return;
  const remainingMs = Date.parse(body.expiresAt) - Date.parse(headers.get('date') ?? '');
  return {
    ...body,
    lifetimeMs: Number.isNaN(remainingMs) ? maxLifetimeMs : Math.min(Math.max(remainingMs, 0), maxLifetimeMs),
  };
}
