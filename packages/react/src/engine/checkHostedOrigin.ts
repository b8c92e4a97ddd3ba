import { isLoopback } from './isLoopback.ts';

/**
 * Makes sure that messages are compared with a real origin: https, or http on this machine.
 * An opaque origin reads `"null"` and would match every sandboxed frame.
 * @throws TypeError otherwise
 */
export function checkHostedOrigin(hostedOrigin: string): void {
  const url = URL.canParse(hostedOrigin) ? new URL(hostedOrigin) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && isSafe && url.origin === hostedOrigin) return;
  throw new TypeError(
    `hostedOrigin is not an https origin such as https://app.anchorbrowser.io: ${hostedOrigin}`,
  );
}
