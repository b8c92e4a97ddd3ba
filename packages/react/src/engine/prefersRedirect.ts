import type { ConnectMode } from './engine.ts';
import type { Environment } from './environment.ts';
import { isTopLevel } from './isTopLevel.ts';

/**
 * Web views inside other apps, which show a new window in place of the page, or not at all: Android's say `; wv)`, Apple's leave
 * out `Safari/`. Some apps imitate a browser in either, and give their own name.
 */
const inApp =
  /; wv\)|(iPhone|iPad|iPod|Macintosh).*AppleWebKit(?!.*Safari)|FBA[NV]\/|Instagram|Snapchat|\bLine\//;

/** Whether the sign-in is shown in place of the app without trying a window. A frame is never sent anywhere. */
export function prefersRedirect(environment: Environment, mode: ConnectMode): boolean {
  if (!isTopLevel(environment)) return false;
  return mode === 'redirect' || (mode === 'auto' && inApp.test(environment.navigator.userAgent));
}
