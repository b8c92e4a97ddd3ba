import { docsUrl, isRecord, parseUrl, readIdentityCreated } from '@kit/protocol';
import { warnOnce } from '../client/warnOnce.ts';
import { createListeners } from '../engine/listeners.ts';
import type { Environment, PopupWindow } from '../engine/browser/environment.ts';
import { checkHostedOrigin } from '../engine/browser/hostedOrigin.ts';
import { checkMessageSource, warnOfOrigin } from '../engine/browser/messageSource.ts';
import { focusPopup, isClosed, openPopup } from '../engine/browser/popup.ts';

/** What a view needs to know about a popup. The object is replaced when anything in it changes. */
export interface HostedPopupSnapshot {
  /** The popup reads as open. One that a COOP header cut off reads as closed. */
  isOpen: boolean;
  /** The browser blocked the last popup: show the address as a link. */
  isBlocked: boolean;
}

/** The snapshot of a popup that was not opened, and what a server renders. */
export const closedPopup: HostedPopupSnapshot = { isOpen: false, isBlocked: false };

/** Checks, 500 ms apart: a popup that reads as closed may have sent a message that is still on its way. */
const graceChecks = 6;

/** A popup that opens an address of the app, without the kit's handler. */
interface HostedPopupEngine {
  subscribe: (subscriber: () => void) => () => void;
  getSnapshot: () => HostedPopupSnapshot;
  /** Calls back with the identity id that the hosted page announces, at most once per popup. The server must verify the id. */
  listen: (listener: (identityId: string) => void) => () => void;
  /** Opens the address in a popup, or focuses the open one. Call it in the click handler. Returns whether a popup is open. */
  open: (startUrl: string | undefined, hostedOrigin: string, environment?: Environment) => boolean;
  focus: () => void;
  /** Stops listening. The popup stays open, because the user may be signing in. */
  dispose: () => void;
}

/** Creates a closed popup. It listens to the hosted page only while it is open. */
export function createHostedPopup(): HostedPopupEngine {
  const listeners = createListeners<string>();
  const subscribers = createListeners<void>();
  let snapshot = closedPopup;
  let popup: PopupWindow | null = null;
  let stop = new AbortController();

  function update(next: HostedPopupSnapshot) {
    snapshot = next;
    subscribers.call();
  }

  function watch(opened: PopupWindow, environment: Environment, hostedOrigin: string) {
    const { signal } = (stop = new AbortController());
    let closedChecks = 0;
    let hasAnnounced = false;
    const timer = setInterval(() => {
      if (!isClosed(opened)) return;
      if (!closedChecks) update(closedPopup);
      if (++closedChecks > graceChecks) stop.abort(); // not by the clock, which may be set back
    }, 500);
    signal.addEventListener('abort', () => clearInterval(timer));
    environment.addEventListener(
      'message',
      (event) => {
        const { data, origin, source } = event;
        if (!isRecord(data) || data.type !== 'identity-created') return;
        const reason = checkMessageSource(event, hostedOrigin, opened);
        if (reason === 'origin' && source === opened) warnOfOrigin(origin, hostedOrigin);
        const identityId = reason ? undefined : readIdentityCreated(data);
        if (!identityId || hasAnnounced) return;
        hasAnnounced = true;
        listeners.call(identityId);
      },
      { signal },
    );
  }

  return {
    subscribe: subscribers.listen,
    getSnapshot: () => snapshot,
    listen: listeners.listen,
    open(startUrl, hostedOrigin, environment = window) {
      if (popup && !isClosed(popup)) {
        focusPopup(popup);
        return true;
      }
      const url = toPage(startUrl, environment);
      if (!url) return false;
      stop.abort();
      popup = openPopup(environment, url);
      update({ isOpen: popup !== null, isBlocked: popup === null });
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

/** Accepts http and https only: a `javascript:` address would run as the app. */
function toPage(startUrl = '', { location }: Environment): string | undefined {
  const url = startUrl ? parseUrl(startUrl, location.href) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  const link = `${docsUrl}packages/react#without-the-kits-handler`;
  warnOnce(
    process.env.NODE_ENV === 'production'
      ? link
      : `startUrl is ${startUrl || 'missing'}, so no popup opens. Pass the http or https address of your start route. See ${link}`,
    'startUrl',
  );
}
