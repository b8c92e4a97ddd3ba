import { isLoopback } from '@kit/protocol';
import { parseUrl } from '../../client/resolveBase.ts';
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
  warnOnce(
    `hostedOrigin is not an https origin such as ${anchorOrigin}, or one of this machine: ${hostedOrigin}. Only ${anchorOrigin} is heard.`,
  );
  return anchorOrigin;
}

/** Reports that our own popup announced a sign-in from an origin that is not accepted. */
export function warnOfOrigin(origin: string, hostedOrigin: string): void {
  warnOnce(
    `The window announced a sign-in from ${origin}, and only ${hostedOrigin} is listened to. Is hostedOrigin right?`,
  );
}
