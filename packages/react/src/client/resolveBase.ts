import { parseUrl } from './parseUrl.ts';
import { warnOnce } from './warnOnce.ts';

/**
 * Where the handler is, or nothing on a page without an address of its own. Elsewhere than on the page's origin it cannot work,
 * which the developer is told.
 */
export function resolveBase(
  baseUrl: string,
  pageOrigin: string,
): { origin: string; path: string } | undefined {
  const url = parseUrl(baseUrl, pageOrigin);
  if (url?.origin !== pageOrigin) {
    warnOnce(
      `The handler at ${baseUrl} is not on the origin of this page, ${pageOrigin}, so its cookies are not sent. ` +
        'Mount it on the origin of your app, or put a proxy before it.',
      `handler at ${baseUrl}`,
    );
  }
  return url && { origin: url.origin, path: url.pathname.replace(/\/$/, '') };
}
