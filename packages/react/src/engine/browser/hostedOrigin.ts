import { docsUrl, isLoopback, parseUrl } from '@kit/protocol';
import { warnOnce } from '../../client/warnOnce.ts';

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
