import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppPart } from './World.ts';

/** Adds headers and redirects to the app's responses in a test. */
export function createResponseOverrides() {
  const headersByPart = new Map<AppPart, Map<string, string>>();
  const redirects = new Set<AppPart>();

  return {
    setHeaders: (part: AppPart, headers: Record<string, string>) =>
      void headersByPart.set(part, new Map(Object.entries(headers))),
    redirectOnce: (part: AppPart) => void redirects.add(part),
    clear() {
      headersByPart.clear();
      redirects.clear();
    },
    /** Redirects, or adds the headers. Returns whether it sent the response. */
    respond(req: IncomingMessage, res: ServerResponse): boolean {
      const part = partOf(req);
      if (!part) return false;
      if (redirects.delete(part)) {
        res.writeHead(302, { location: req.url, 'cross-origin-opener-policy': 'same-origin' }).end();
        return true;
      }
      const headers = headersByPart.get(part);
      if (headers) addHeaders(res, headers);
      return false;
    },
  };
}

function partOf({ url: path = '/', headers }: IncomingMessage): AppPart | undefined {
  if (path.startsWith('/api/connect/start/')) return 'start';
  if (path.startsWith('/api/connect/callback/')) return 'callback';
  // The kit's own pages show pictures of the app.
  return path.startsWith('/api/') || headers['sec-fetch-dest'] === 'image' ? undefined : 'page';
}

/** A second Content-Security-Policy does not replace the first one. Both are sent, and both apply. */
function addHeaders(res: ServerResponse, headers: Map<string, string>) {
  const set = res.setHeader.bind(res);
  for (const [name, value] of headers) set(name, value);
  res.setHeader = (name, value) => {
    const added = headers.get(name.toLowerCase());
    if (added === undefined) return set(name, value);
    return set(name, name.toLowerCase() === 'content-security-policy' ? [String(value), added] : added);
  };
}
