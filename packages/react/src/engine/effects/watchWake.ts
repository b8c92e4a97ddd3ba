import type { Environment } from '../browser/environment.ts';

/** Calls back when the user may have returned to the page. */
export function watchWake(environment: Environment, signal: AbortSignal, onWake: () => void): void {
  environment.addEventListener('focus', onWake, { signal });
  environment.addEventListener('pageshow', onWake, { signal });
  environment.document.addEventListener('visibilitychange', onWake, { signal });
}
