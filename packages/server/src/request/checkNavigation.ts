import { ConnectError } from '../ConnectError.ts';

/** Lets only a window that goes to the address have an effect; no prefetch, no picture, no frame, no script. */
export function checkNavigation({ headers }: Request): void {
  if (/prefetch/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)) {
    throw new ConnectError('prefetch_refused', { retryAfter: 1 });
  }
  const mode = headers.get('sec-fetch-mode');
  const destination = headers.get('sec-fetch-dest');
  if ((mode !== null && mode !== 'navigate') || (destination !== null && destination !== 'document')) {
    throw new ConnectError('not_a_navigation');
  }
}
