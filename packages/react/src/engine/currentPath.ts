import type { Environment } from './environment.ts';

/** Where the user is in the app, without its origin. */
export function currentPath({ href, origin }: Environment['location']): string {
  return href.startsWith(origin) ? href.slice(origin.length) : '/';
}
