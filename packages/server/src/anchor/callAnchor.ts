import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { withTimeout } from '../time.ts';
import type { CallOptions } from './AnchorClient.ts';

// The longest `Retry-After` that is passed to the client.
const maxRetryAfterSeconds = 300;

// A longer pause between two calls is left to the user.
const maxPauseMs = 2_000;

/**
 * Makes one call to Anchor with a time limit and retries, and turns every failure into a {@link ConnectError}. Text from Anchor
 * never reaches a user. It is the error's `cause`.
 */
export async function callAnchor(
  call: (options: CallOptions) => PromiseLike<unknown>,
  { budgetMs, maxRetries }: { budgetMs: number; maxRetries: number },
): Promise<unknown> {
  const deadline = performance.now() + budgetMs;
  try {
    return await withTimeout(budgetMs, (signal) => callWithRetries(call, maxRetries, deadline, signal));
  } catch (error) {
    throw toConnectError(error);
  }
}

// Retries here, because the SDK waits as long as `Retry-After` says, beyond any time limit.
async function callWithRetries(
  call: (options: CallOptions) => PromiseLike<unknown>,
  maxRetries: number,
  deadline: number,
  signal: AbortSignal,
): Promise<unknown> {
  for (let retry = 0; ; retry++) {
    try {
      // The SDK accepts whole milliseconds only.
      const timeout = Math.max(1, Math.ceil(deadline - performance.now()));
      return await call({ timeout, maxRetries: 0, signal });
    } catch (error) {
      // Thrown by the lane, because there is no time or no place.
      if (error instanceof ConnectError) throw error;
      const status = readStatus(error);
      const isPassing = status === undefined || [408, 409, 429].includes(status) || status >= 500;
      const seconds = readRetryAfter(error);
      const pause = seconds === undefined ? 200 * 2 ** retry * (0.5 + Math.random()) : seconds * 1_000;
      if (!isPassing || retry >= maxRetries || signal.aborted || pause > maxPauseMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      signal.throwIfAborted();
    }
  }
}

/**
 * Returns whether Anchor itself reports that the resource does not exist. A 404 from a proxy in front of Anchor does not count.
 */
export function isNotFound(error: unknown): boolean {
  return error instanceof ConnectError && error.code === 'anchor_refused' && readStatus(error.cause) === 404;
}

/** Returns the error for a response that Anchor does not document for the call. */
export function unexpected(what: string): ConnectError {
  return new ConnectError('anchor_unexpected_response', { cause: new TypeError(what) });
}

function toConnectError(cause: unknown): ConnectError {
  if (cause instanceof ConnectError) return cause;
  const status = readStatus(cause);
  if (status === 401 || status === 403) return new ConnectError('anchor_key_rejected', { cause });
  if (status === 429)
    return new ConnectError('anchor_rate_limited', { cause, retryAfter: readRetryAfter(cause) });
  const isRefusal = status !== undefined && status >= 400 && status < 500 && status !== 408;
  if (isRefusal)
    return new ConnectError(isOfAnchor(cause, status) ? 'anchor_refused' : 'anchor_unexpected_response', {
      cause,
    });
  return new ConnectError(
    cause instanceof SyntaxError ? 'anchor_unexpected_response' : 'anchor_unavailable',
    { cause },
  );
}

/**
 * Returns whether an error response has one of Anchor's formats. A 404 must repeat its status, as both documented formats do,
 * because other gateways also return `{ "message": … }`.
 */
function isOfAnchor(cause: unknown, status: number): boolean {
  const body = isRecord(cause) ? cause.error : undefined;
  if (!isRecord(body)) return false;
  if (status === 404) return (isRecord(body.error) ? body.error.code : body.code) === status;
  return isRecord(body.error) || typeof (body.error ?? body.message) === 'string';
}

function readStatus(error: unknown): number | undefined {
  return isRecord(error) && typeof error.status === 'number' ? error.status : undefined;
}

function readRetryAfter(error: unknown): number | undefined {
  const headers = isRecord(error) ? error.headers : undefined;
  // `Number('')` is 0, so an empty header must be excluded.
  const seconds = headers instanceof Headers ? Number(headers.get('retry-after') || Number.NaN) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0
    ? Math.min(Math.ceil(seconds), maxRetryAfterSeconds)
    : undefined;
}
