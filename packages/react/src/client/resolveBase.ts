import { parseUrl } from '@kit/protocol';

/** Returns where the handler is, or `undefined` on a page without an origin. */
export function resolveBase(
  baseUrl: string,
  pageOrigin: string,
): { origin: string; path: string } | undefined {
  const url = parseUrl(baseUrl, pageOrigin);
  return url && { origin: url.origin, path: url.pathname.replace(/\/$/, '') };
}
