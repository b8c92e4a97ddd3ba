import { parseUrl } from '@kit/protocol';
import { docsUrl, warnOnce } from './warnOnce.ts';

/** Returns where the handler is, or `undefined` on a page without an origin. Warns if it is on another origin than the page. */
export function resolveBase(
  baseUrl: string,
  pageOrigin: string,
): { origin: string; path: string } | undefined {
  const url = parseUrl(baseUrl, pageOrigin);
  if (url?.origin !== pageOrigin) {
    const link = `${docsUrl}packages/react#where-the-handler-is-mounted`;
    warnOnce(
      process.env.NODE_ENV === 'production'
        ? link
        : `The handler at ${baseUrl} is not on the page's origin, ${pageOrigin}, so its cookies are not sent. Mount it on your app's origin, or put a proxy in front of it. See ${link}`,
      `handler at ${baseUrl}`,
    );
  }
  return url && { origin: url.origin, path: url.pathname.replace(/\/$/, '') };
}
