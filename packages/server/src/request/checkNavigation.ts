import { ConnectError } from '../ConnectError.ts';

/** Where a window goes, as browsers say it; `empty` where a service worker of the app passes the navigation on. */
const destinations = new Set<string | null>([null, 'document', 'empty']);

/** Lets only a window that goes to the address have an effect; no prefetch, no picture, no frame, no script. */
export function checkNavigation({ headers }: Request): void {
  if (/prefetch/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)) {
    throw new ConnectError('prefetch_refused');
  }
  const mode = headers.get('sec-fetch-mode');
  const destination = headers.get('sec-fetch-dest');
  // Firefox calls what such a worker passes on `same-origin`: a mode that besides it only a script of the app can ask for.
  const isNavigation =
    mode === null || mode === 'navigate' || (mode === 'same-origin' && destination === 'empty');
  if (!isNavigation || !destinations.has(destination)) throw new ConnectError('not_a_navigation');
}
