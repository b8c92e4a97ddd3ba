import { consumeErrorParameter, isErrorCode, type AttemptMode, type ErrorCode } from '@kit/protocol';
import type { Environment } from './environment.ts';
import { isEmbedded, isTopLevel } from './frames.ts';
import type { ConnectMode } from '../types.ts';

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
  if (!isTopLevel(environment.self)) return isEmbedded(environment.self) ? 'frame' : 'popup';
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
