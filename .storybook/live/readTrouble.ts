import { routes, type RouteName } from '@kit/protocol';
import type { LiveOptions } from './LiveOptions.ts';

/** Delays a request by the latency. Fails it or never resolves if the story's options say so. */
export async function readTrouble(
  { latency = 0, trouble = {} }: LiveOptions,
  method: string,
  url: URL,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  const route = routeOf(method, url.pathname);
  const kind = route && trouble[route];
  if (kind === 'offline') throw new TypeError('Failed to fetch');
  if (kind !== 'silent') return;
  await new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });
}

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

function routeOf(method: string, path: string): RouteName | undefined {
  return Object.keys(routes)
    .filter(isRoute)
    .find((name) => {
      const pattern = routes[name].path.replace(':id', '[^/]+');
      return routes[name].method === method && new RegExp(`^/api/connect${pattern}$`).test(path);
    });
}
