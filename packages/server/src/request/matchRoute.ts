import { routes, type RouteName } from '@kit/protocol';

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

const table = Object.keys(routes)
  .filter(isRoute)
  .map((name) => ({ name, method: routes[name].method, segments: routes[name].path.split('/').slice(1) }));

/** Which route a path below the base path means, and what stands for `:id`; or the methods it would take. */
export type Match = { route: RouteName; id: string } | { allow: string[] } | undefined;

/** Looks a path up, segment by segment. Encoded slashes and empty segments match nothing. */
export function matchRoute(method: string, path: string): Match {
  const segments = path.split('/').slice(1);
  const found = table.filter((route) => fits(route.segments, segments));
  if (found.length === 0) return;

  // HEAD is looked up as GET; the handler answers it without any effect.
  const route = found.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
  if (!route) return { allow: found.map((candidate) => candidate.method) };
  return { route: route.name, id: segments[route.segments.indexOf(':id')] ?? '' };
}

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, i) =>
      part === ':id' ? /^[A-Za-z0-9_-]{1,128}$/.test(segments[i] ?? '') : part === segments[i],
    )
  );
}
