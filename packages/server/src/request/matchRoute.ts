import { routes, type RouteName } from '@kit/protocol';

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

const table = Object.keys(routes)
  .filter(isRoute)
  .map((name) => ({ name, method: routes[name].method, segments: routes[name].path.split('/').slice(1) }))
  // `/attempts/x/confirm` before anything that is only the end of it.
  .toSorted((a, b) => b.segments.length - a.segments.length);

/** What routes are made of, such as `connections`: never an id, so a path has one meaning wherever the handler is mounted. */
const words = new Set(table.flatMap(({ segments }) => segments));

/** Which route a path means, and what is in the place of `:id`; or the methods that the path accepts. */
export type Match = { route: RouteName; id: string } | { allow: string[] } | undefined;

/**
 * Looks a path up by its end. What comes before, and one slash after it, is up to frameworks and proxies, which strip and add
 * both: the path of a request need not be the one in the browser. Encoded slashes and empty segments match nothing.
 */
export function matchRoute(method: string, path: string): Match {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const fitting = segments.includes('') ? [] : table.filter((route) => fits(route.segments, segments));
  const length = fitting[0]?.segments.length;
  if (length === undefined) return;

  const found = fitting.filter((route) => route.segments.length === length);
  // HEAD is looked up as GET; the handler answers it without any effect.
  const route = found.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
  if (!route) return { allow: found.map((candidate) => candidate.method) };
  return { route: route.name, id: segments.slice(-length)[route.segments.indexOf(':id')] ?? '' };
}

/** Tells whether a path ends with a route. */
function fits(pattern: string[], segments: string[]): boolean {
  const end = segments.slice(-pattern.length);
  return (
    pattern.length === end.length &&
    pattern.every((part, i) => (part === ':id' ? isId(end[i]) : part === end[i]))
  );
}

function isId(segment = ''): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(segment) && !words.has(segment);
}
