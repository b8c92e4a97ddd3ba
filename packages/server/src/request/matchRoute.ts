import { routes, type RouteName } from '@kit/protocol';

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

/** The routes of each path, such as `/connections/:id`. */
const routesByPath = new Map<string, { name: RouteName; method: string }[]>();
for (const name of Object.keys(routes).filter(isRoute)) {
  const { method, path } = routes[name];
  routesByPath.set(path, [...(routesByPath.get(path) ?? []), { name, method }]);
}

/** Words in routes, such as `connections`. They are not valid as ids, so a path is unambiguous wherever the handler is mounted. */
const words = new Set(
  [...routesByPath.keys()].flatMap((path) => path.split('/')).filter((word) => /^\w/.test(word)),
);

/** Words that end a path with several segments, such as `confirm`. */
const lateWords = new Set(
  [...routesByPath.keys()].map((path) => path.split('/').slice(2).at(-1)).filter((word) => word !== ':id'),
);

/** The route of a path and its `:id`, or the methods that the path accepts. */
type Match = { route: RouteName; id: string } | { allow: string[] } | undefined;

/**
 * Finds the route that a path ends with. Frameworks and proxies may add or strip a prefix and a trailing slash, so neither
 * matters. Encoded slashes and empty segments match no route.
 */
export function matchRoute(method: string, path: string): Match {
  if (!path.startsWith('/') || path.includes('//')) return;
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  const [last, start] = segmentBefore(path, end);
  // Stryker disable next-line ConditionalExpression: only faster, because there is no longer route
  if (words.has(last) && !lateWords.has(last)) return matchPath(method, `/${last}`);
  const [middle, middleStart] = segmentBefore(path, start);
  if (!words.has(last)) return matchPath(method, `/${middle}/:id`, last);
  // Longest first: `/attempts/x/confirm` before a route that is its end.
  const [first] = segmentBefore(path, middleStart);
  return (
    matchPath(method, `/${first}/:id/${last}`, middle) ??
    matchPath(method, `/${middle}/${last}`) ??
    matchPath(method, `/${last}`)
  );
}

/** Returns the segment that ends here, or an empty one, and where the one before it ends. */
function segmentBefore(path: string, end: number): [segment: string, start: number] {
  const start = path.lastIndexOf('/', end - 1);
  return [path.slice(start + 1, end), start];
}

function matchPath(method: string, path: string, id?: string): Match {
  const found = routesByPath.get(path);
  if (!found) return;
  // Stryker disable next-line ConditionalExpression: without an id, the text `undefined` is checked, which is valid
  if (id !== undefined && !isId(id)) return;
  const route = found.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
  return route ? { route: route.name, id: id ?? '' } : { allow: found.map((candidate) => candidate.method) };
}

function isId(segment: string): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(segment) && !words.has(segment);
}
