import { routes, type RouteName } from './routes.ts';

/** The path of a route below the base path, with `id` in its place: `pathTo('startAttempt', id)`. */
export function pathTo(route: RouteName, id = ''): string {
  return routes[route].path.replace(':id', encodeURIComponent(id));
}
