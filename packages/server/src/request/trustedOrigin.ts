import { refusal, type ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Reply } from './reply.ts';

/** Returns the origin of the page that sent a request, if it is in `trustedOrigins`. */
export function trustedOriginOf({ trustedOrigins }: Settings, { headers }: Request): string | undefined {
  // Stryker disable next-line ConditionalExpression: only faster, because no origin is in an empty set
  if (trustedOrigins.size === 0) return;
  const origin = headers.get('origin');
  // Stryker disable next-line ConditionalExpression: the type is for TypeScript; null is not in a set of origins
  return origin !== null && trustedOrigins.has(origin) ? origin : undefined;
}

/**
 * Returns the error for a page that may not call the handler. Any app can use an origin such as `capacitor://localhost`, and every sandbox
 * has `null`, so these are never trusted.
 */
export function refuseOrigin({ headers }: Request): ConnectError {
  const isUnsupported = /^(null$|(?!https?:)[\w+.-]+:)/i.test(headers.get('origin') ?? '');
  return refusal(isUnsupported ? 'unsupported_origin' : 'foreign_origin');
}

/** Throws `cross_site` for a page on another site: its requests have no cookies, and would seem to come from a signed-out user. */
export function checkSite({ headers }: Request): void {
  if (headers.get('sec-fetch-site') === 'cross-site') throw refusal('cross_site');
}

/** Lets a trusted origin read a response, with cookies. */
export function allowOrigin(reply: Reply, origin: string): Reply {
  reply.headers.push(
    ['access-control-allow-origin', origin],
    ['access-control-allow-credentials', 'true'],
    // The page computes the remaining time of an attempt from `Date`.
    ['access-control-expose-headers', 'Date, Retry-After'],
  );
  return reply;
}
