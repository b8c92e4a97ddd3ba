import { isLoopback } from '@kit/protocol';
import { parseUrl } from '../../client/resolveBase.ts';
import { docsUrl, warnOnce } from '../../client/warnOnce.ts';

/** The origin of Anchor's hosted sign-in page. */
export const anchorOrigin = 'https://app.anchorbrowser.io';

/**
 * Returns the origin whose messages are accepted: https, or http on this machine, in normal form. An opaque origin reads
 * `"null"` and would match every sandboxed frame. Anything else is replaced with Anchor's origin and reported on the console:
 * messages are only hints, so sign-ins still work.
 */
export function checkHostedOrigin(hostedOrigin = anchorOrigin): string {
  const url = parseUrl(hostedOrigin);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && isSafe && url.href === `${url.origin}/`) return url.origin;
  const link = `${docsUrl}packages/react#development-and-tests`;
  warnOnce(
    process.env.NODE_ENV === 'production'
      ? link
      : `hostedOrigin must be an https origin, or an http origin of this machine, but is "${hostedOrigin}". Messages are accepted from ${anchorOrigin} only. See ${link}`,
  );
  return anchorOrigin;
}

/** Reports that our own popup announced a sign-in from an origin that is not accepted. */
export function warnOfOrigin(origin: string, hostedOrigin: string): void {
  const link = `${docsUrl}packages/react#development-and-tests`;
  warnOnce(
    process.env.NODE_ENV === 'production'
      ? link
      : `The popup announced a sign-in from ${origin}, but messages are accepted from ${hostedOrigin} only. Set hostedOrigin to the origin of the hosted page. See ${link}`,
    `message from ${origin}`,
  );
}
