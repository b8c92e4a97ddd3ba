import { consumeErrorParameter, isErrorCode, type AttemptMode, type ErrorCode } from '@kit/protocol';
import type { Environment } from './environment.ts';
import type { ConnectMode } from '../types.ts';

/** Whether the page is in no frame. */
export function isTopLevel({ self }: Pick<Environment, 'self'>): boolean {
  return self === self.parent;
}

/**
 * Whether a page around this one belongs to another origin. One is enough for other cookies, even if the page at the top is the app
 * again. Reading the origin of such a page throws.
 */
export function isEmbedded({ self }: Pick<Environment, 'self'>): boolean {
  try {
    for (let page = self; page !== page.parent; page = page.parent)
      if (page.parent.origin !== self.origin) return true;
    return false;
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

/**
 * How the sign-in opens at first: in a popup, unless it replaces the app. A frame is never redirected. In a frame of another site,
 * the popup has other cookies than the page, so the page completes the attempt.
 */
export function chooseAttemptMode(environment: Environment, mode: ConnectMode): AttemptMode {
  if (!isTopLevel(environment)) return isEmbedded(environment) ? 'frame' : 'popup';
  const isInPlace = mode === 'redirect' || (mode === 'auto' && inApp.test(environment.navigator.userAgent));
  return isInPlace ? 'redirect' : 'popup';
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
