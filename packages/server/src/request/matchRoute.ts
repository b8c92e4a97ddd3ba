import { routes, type RouteName } from '@kit/protocol';

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

const table = Object.keys(routes)
  .filter(isRoute)
  .map((name) => ({ name, method: routes[name].method, segments: routes[name].path.split('/').slice(1) }))
  // Longest first: `/attempts/x/confirm` before a route that is its end.
  .toSorted((a, b) => b.segments.length - a.segments.length);

/** Words in routes, such as `connections`. They are not valid as ids, so a path is unambiguous wherever the handler is mounted. */
const words = new Set(table.flatMap(({ segments }) => segments));

/** The route of a path and its `:id`, or the methods that the path accepts. */
type Match = { route: RouteName; id: string } | { allow: string[] } | undefined;

/**
 * Finds the route that a path ends with. Frameworks and proxies may add or strip a prefix and a trailing slash, so neither
 * matters. Encoded slashes and empty segments match no route.
 */
export function matchRoute(method: string, path: string): Match {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const fitting = segments.includes('') ? [] : table.filter((route) => fits(route.segments, segments));
  const length = fitting[0]?.segments.length;
  if (length === undefined) return;

  // Stryker disable next-line ConditionalExpression,MethodExpression: routes of different lengths never fit the same path yet
  const found = fitting.filter((route) => route.segments.length === length);
  const route = found.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
  if (!route) return { allow: found.map((candidate) => candidate.method) };
  return { route: route.name, id: segments.slice(-length)[route.segments.indexOf(':id')] ?? '' };
}

function fits(pattern: string[], segments: string[]): boolean {
  const end = segments.slice(-pattern.length);
  return pattern.every((part, i) => (part === ':id' ? isId(end[i]) : part === end[i]));
}

function isId(segment: string | undefined): boolean {
  return segment !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(segment) && !words.has(segment);
}
