import { consumeErrorParameter, isErrorCode, type ErrorCode } from '@kit/protocol';
import type { Environment } from './environment.ts';
import type { ConnectMode } from '../types.ts';

/** Whether the page is in no frame. */
export function isTopLevel({ self, top }: Pick<Environment, 'self' | 'top'>): boolean {
  return self === top;
}

/** Whether the page at the top belongs to another origin; reading that origin's location throws. */
export function isEmbedded({ top, location }: Pick<Environment, 'top' | 'location'>): boolean {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** Where the user is in the app, without its origin. */
export function currentPath({ href, origin }: Environment['location']): string {
  return href.startsWith(origin) ? href.slice(origin.length) : '/';
}

/**
 * Web views inside other apps, which replace the page with a new window or show none. Android's say `; wv)`, Apple's leave
 * out `Safari/`. Some apps imitate a browser in both, but add their own name.
 */
const inApp =
  /; wv\)|(iPhone|iPad|iPod|Macintosh).*AppleWebKit(?!.*Safari)|FBA[NV]\/|Instagram|Snapchat|\bLine\//;

/** Whether the sign-in replaces the app without trying a popup. A frame is never redirected. */
export function prefersRedirect(environment: Environment, mode: ConnectMode): boolean {
  if (!isTopLevel(environment)) return false;
  return mode === 'redirect' || (mode === 'auto' && inApp.test(environment.navigator.userAgent));
}

/**
 * Removes `connect_error` from the address after a redirect, because a shared link must not carry it. Returns the code, which
 * counts only while the server still says `created`.
 */
export function consumeRefusal({ location, history }: Environment): ErrorCode | undefined {
  const url = new URL(location.href);
  const code = consumeErrorParameter(url);
  if (code === undefined) return;
  history.replaceState(history.state, '', url.href);
  return isErrorCode(code) ? code : undefined;
}
