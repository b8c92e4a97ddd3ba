import { isLoopback } from '@kit/protocol';
import { parseUrl } from '../client/parseUrl.ts';
import { warnOnce } from '../client/warnOnce.ts';

/** Where Anchor's hosted page is. */
export const anchorOrigin = 'https://app.anchorbrowser.io';

/**
 * The origin whose messages are heard: a real one, https, or http on this machine, in any spelling. An opaque
 * origin reads `"null"` and would match every sandboxed frame. In place of anything else Anchor's is taken, and the developer is
 * told: messages are hints, so a sign-in goes on without them.
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
