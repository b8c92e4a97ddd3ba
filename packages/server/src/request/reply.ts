import type { ErrorBody, ErrorCode } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';

/**
 * What the handler answers, as plain data: adapters write it out without building a `Response` first, and `Set-Cookie`
 * stays readable where a `Response` would hide it.
 */
export interface Reply {
  status: number;
  headers: [name: string, value: string][];
  body: string | null;
}

/** On every answer, errors included; see {@link secured}. */
export const securityHeaders: Reply['headers'] = [
  ['cache-control', 'no-store'],
  // Pages are in the language of their reader.
  ['vary', 'Cookie, Origin, Accept-Language'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
];

/** The reply as it leaves the kit, whoever made it. */
export function secured(reply: Reply): Reply {
  reply.headers.unshift(...securityHeaders);
  return reply;
}

/**
 * Describe the body, the connection or the target of another answer. `getUser` may have copied all headers of one, such as of an
 * authentication library; a foreign length cuts our body off or keeps the browser waiting.
 */
const foreignHeaders =
  /^(content-(length|encoding|range|type)|transfer-encoding|trailer|connection|keep-alive|upgrade|location|date|etag|last-modified)$/;

/** Adds what `getUser` wants sent. What the kit sets itself stays: no answer becomes one that a cache may keep. */
export function withHeadersOf(reply: Reply, headers: Headers | undefined): Reply {
  if (!headers) return reply;
  const own = new Set(['set-cookie', ...reply.headers.map(([name]) => name)]);
  const others = [...headers].filter(([name]) => !own.has(name) && !foreignHeaders.test(name));
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
  reply.headers.push(...others, ...cookies);
  return reply;
}

/** Tells one request from another in a log; nothing depends on it, and a random token costs ten times as much. */
export function newRequestId(): string {
  return crypto.randomUUID().slice(-12);
}

/** What a request is answered that does not even come as far as a route. */
export function turnAway(code: ErrorCode): Reply {
  return secured(errorReply(new ConnectError(code), newRequestId()));
}

/** A JSON answer. */
export function jsonReply(status: number, body: unknown): Reply {
  return {
    status,
    headers: [['content-type', 'application/json; charset=utf-8']],
    body: JSON.stringify(body),
  };
}

/** An answer without a body. */
export function emptyReply(status: number): Reply {
  return { status, headers: [], body: null };
}

/** 303: the browser goes to `location` with GET. */
export function redirectReply(location: string): Reply {
  return { status: 303, headers: [['location', location]], body: null };
}

/** Tells when to come back: what the error says, else in 5 seconds where the failure is a passing one. */
export function withRetryAfter(reply: Reply, { code, status, retryAfter }: ConnectError): Reply {
  // A refused prefetch names no time: for as long Chromium would prefetch nothing of this origin, the app's pages neither.
  const isPassing = status === 503 && code !== 'prefetch_refused';
  const seconds = retryAfter ?? (isPassing ? 5 : undefined);
  if (seconds !== undefined) reply.headers.push(['retry-after', String(seconds)]);
  return reply;
}

/** The reply as a standard `Response`. */
export function toResponse(reply: Reply): Response {
  const headers = new Headers();
  for (const [name, value] of reply.headers) headers.append(name, value);
  return new Response(reply.body, { status: reply.status, headers });
}

/** What every refusal looks like to a script. */
export function errorReply(error: ConnectError, requestId: string): Reply {
  const body: ErrorBody = { error: { code: error.code, message: error.message, requestId } };
  if (error.retryAfter !== undefined) body.error.retryAfter = error.retryAfter;
  return withRetryAfter(jsonReply(error.status, body), error);
}
