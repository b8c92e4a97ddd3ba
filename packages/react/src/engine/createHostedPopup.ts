import { isRecord, readIdentityCreated } from '@kit/protocol';
import { parseUrl } from '../client/parseUrl.ts';
import { warnOnce } from '../client/warnOnce.ts';
import { checkHostedOrigin } from './checkHostedOrigin.ts';
import type { Environment, PopupWindow } from './environment.ts';
import { flawOf } from './flawOf.ts';
import { notify } from './notify.ts';
import { focusPopup, isClosed, openPopup } from './openPopup.ts';
import { warnOfOrigin } from './warnOfOrigin.ts';

/** What a view needs to know of a window. The object is replaced when anything in it changes. */
export interface HostedPopupSnapshot {
  /** The window reads as open. One that a COOP header cut off reads as closed. */
  isOpen: boolean;
  /** The browser refused the last window: show the address as a link. */
  isBlocked: boolean;
}

/** A window that nobody has opened, and what a server renders. */
export const closedPopup: HostedPopupSnapshot = { isOpen: false, isBlocked: false };

/** Looks, each 500 ms after the last: a window that reads as closed may have sent a message that is still on its way. */
const graceLooks = 6;

/** A window that knows no React. */
export interface HostedPopupEngine {
  subscribe: (subscriber: () => void) => () => void;
  getSnapshot: () => HostedPopupSnapshot;
  /** Calls back with the identity id that the hosted page announces: a hint. At most once a window. */
  listen: (listener: (identityId: string) => void) => () => void;
  /** Opens the address in a window, or brings the one that is open to the front; call it in the click. */
  open: (startUrl: string | undefined, hostedOrigin: string, environment?: Environment) => boolean;
  focus: () => void;
  /** Stops listening; the window stays, its user may be signing in. */
  dispose: () => void;
}

/** Makes a window for an address of the app's own, and hears the hosted page in it. Listens only while there is a window. */
export function createHostedPopup(): HostedPopupEngine {
  const listeners = new Set<(identityId: string) => void>();
  const subscribers = new Set<() => void>();
  let snapshot = closedPopup;
  let popup: PopupWindow | null = null;
  let stop = new AbortController();

  function show(next: HostedPopupSnapshot) {
    snapshot = next;
    notify(subscribers, undefined);
  }

  function watch(opened: PopupWindow, environment: Environment, hostedOrigin: string) {
    const { signal } = (stop = new AbortController());
    let looksClosed = 0;
    let hasHeard = false;
    const timer = setInterval(() => {
      if (!isClosed(opened)) return;
      if (!looksClosed) show(closedPopup);
      if (++looksClosed > graceLooks) stop.abort(); // not by the clock, which may be set back
    }, 500);
    signal.addEventListener('abort', () => clearInterval(timer));
    environment.addEventListener(
      'message',
      (event) => {
        const { data, origin, source } = event;
        if (!isRecord(data) || data.type !== 'identity-created') return;
        const flaw = flawOf(event, hostedOrigin, opened);
        if (flaw === 'origin' && source === opened) warnOfOrigin(origin, hostedOrigin);
        const identityId = flaw ? undefined : readIdentityCreated(data);
        if (!identityId || hasHeard) return;
        hasHeard = true;
        notify(listeners, identityId);
      },
      { signal },
    );
  }

  return {
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    getSnapshot: () => snapshot,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(startUrl, hostedOrigin, environment = window) {
      if (popup && !isClosed(popup)) {
        focusPopup(popup);
        return true;
      }
      const url = toPage(startUrl, environment);
      if (!url) return false;
      stop.abort();
      popup = openPopup(environment, url);
      show({ isOpen: popup !== null, isBlocked: popup === null });
      if (popup) watch(popup, environment, checkHostedOrigin(hostedOrigin));
      return popup !== null;
    },
    focus: () => focusPopup(popup),
    dispose() {
      stop.abort();
      popup = null;
      snapshot = closedPopup;
    },
  };
}

/** The address of a page: a `javascript:` one would run as the app. */
function toPage(startUrl = '', { location }: Environment): string | undefined {
  const url = startUrl ? parseUrl(startUrl, location.href) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  warnOnce(`There is no page to open: startUrl is ${startUrl || 'missing'}.`);
}
