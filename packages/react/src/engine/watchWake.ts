import type { Environment } from './environment.ts';

/** Calls back when the user may have come back to the page. */
export function watchWake(environment: Environment, signal: AbortSignal, onWake: () => void): void {
  environment.addEventListener('focus', onWake, { signal });
  environment.addEventListener('pageshow', onWake, { signal });
  environment.document.addEventListener('visibilitychange', onWake, { signal });
}
