import type { ErrorBody, ErrorCode } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from './Call.ts';

/**
 * A response as plain data, as `connect.answer` returns it. Adapters write it without building a `Response`, and can read
 * `Set-Cookie`.
 *
 * @example
 * const { status, headers, body }: Reply = await connect.answer(request);
 */
export interface Reply {
  /** The HTTP status. */
  status: number;
  /** Names in lower case. `set-cookie` can occur more than once, so append each header. */
  headers: [name: string, value: string][];
  /** The body as text. Null if the response has no body. */
  body: string | null;
}

/** Headers of every response, errors included. */
export const securityHeaders: Reply['headers'] = [
  ['cache-control', 'no-store'],
  // Pages are in the language that the browser asks for.
  ['vary', 'Cookie, Origin, Accept-Language'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
];

/** Adds the security headers. */
export function secured(reply: Reply): Reply {
  reply.headers = [...securityHeaders, ...reply.headers];
  return reply;
}

// Headers that describe the body, the connection or the target of another response. `getUser` may copy all headers of an
// authentication library's response, and a wrong length truncates the body or keeps the browser waiting.
const foreignHeaders =
  /^(content-(length|encoding|range|type)|transfer-encoding|trailer|connection|keep-alive|upgrade|location|date|etag|last-modified)$/;

/** Adds the headers from `getUser`. They never replace the kit's own, so no response becomes cacheable. */
export function withHeadersOf(reply: Reply, headers: Headers | undefined): Reply {
  // Most apps add none, and the rest takes as long as reading the user.
  // Stryker disable next-line ConditionalExpression: the rest adds nothing either
  if (!headers || headers.keys().next().done) return reply;
  const own = new Set(['set-cookie', ...reply.headers.map(([name]) => name)]);
  const others = [...headers].filter(([name]) => !own.has(name) && !foreignHeaders.test(name));
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
  reply.headers.push(...others, ...cookies);
  return reply;
}

/** Returns an id to find a request in a log. It need not be secret, and a random token takes ten times as long. */
export function newReference(): string {
  return crypto.randomUUID().slice(-12);
}

/** Returns the reference of a call. Most calls succeed, and never need one. */
export function referenceOf(call: Call): string {
  return (call.reference ??= newReference());
}

/** Returns the reply for a request that cannot be routed. */
export function rejectRequest(code: ErrorCode): Reply {
  return secured(errorReply(new ConnectError(code), newReference()));
}

export function jsonReply(status: number, body: unknown): Reply {
  return {
    status,
    headers: [['content-type', 'application/json; charset=utf-8']],
    body: JSON.stringify(body),
  };
}

export function emptyReply(status: number): Reply {
  return { status, headers: [], body: null };
}

/** Returns a 303, so the browser requests `location` with GET. */
export function redirectReply(location: string): Reply {
  return { status: 303, headers: [['location', location]], body: null };
}

/** Adds `Retry-After`: the error's own value, or 5 seconds for a temporary failure. */
export function withRetryAfter(reply: Reply, { code, status, retryAfter }: ConnectError): Reply {
  // Not for a refused prefetch: Chromium would then stop all prefetches of this origin, including the app's own pages.
  const isTemporary = status === 503 && code !== 'prefetch_refused';
  const seconds = retryAfter ?? (isTemporary ? 5 : undefined);
  if (seconds !== undefined) reply.headers.push(['retry-after', String(seconds)]);
  return reply;
}

export function toResponse(reply: Reply): Response {
  const headers = new Headers();
  for (const [name, value] of reply.headers) headers.append(name, value);
  return new Response(reply.body, { status: reply.status, headers });
}

/** Returns an error as JSON. */
export function errorReply(error: ConnectError, reference: string): Reply {
  const body: ErrorBody = { error: { code: error.code, message: error.message, reference } };
  // Stryker disable next-line ConditionalExpression: JSON leaves out undefined
  if (error.retryAfter !== undefined) body.error.retryAfter = error.retryAfter;
  return withRetryAfter(jsonReply(error.status, body), error);
}
