import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppPart } from './World.ts';

/** Adds headers and redirects to the app's responses in a test. */
export function createWardrobe() {
  const dresses = new Map<AppPart, Map<string, string>>();
  const detours = new Set<AppPart>();

  return {
    dress: (part: AppPart, headers: Record<string, string>) =>
      void dresses.set(part, new Map(Object.entries(headers))),
    detour: (part: AppPart) => void detours.add(part),
    empty() {
      dresses.clear();
      detours.clear();
    },
    /** Returns whether it sent the response. */
    answer(req: IncomingMessage, res: ServerResponse): boolean {
      const part = partOf(req.url ?? '/');
      if (!part) return false;
      if (detours.delete(part)) {
        res.writeHead(302, { location: req.url, 'cross-origin-opener-policy': 'same-origin' }).end();
        return true;
      }
      const headers = dresses.get(part);
      if (headers) wear(res, headers);
      return false;
    },
  };
}

function partOf(path: string): AppPart | undefined {
  if (path.startsWith('/api/connect/start/')) return 'start';
  if (path.startsWith('/api/connect/callback/')) return 'callback';
  return path.startsWith('/api/') ? undefined : 'page';
}

/** A second Content-Security-Policy does not replace the first one. Both are sent, and both apply. */
function wear(res: ServerResponse, headers: Map<string, string>) {
  const set = res.setHeader.bind(res);
  for (const [name, value] of headers) set(name, value);
  res.setHeader = (name, value) => {
    const added = headers.get(name.toLowerCase());
    if (added === undefined) return set(name, value);
    return set(name, name.toLowerCase() === 'content-security-policy' ? [String(value), added] : added);
  };
}
