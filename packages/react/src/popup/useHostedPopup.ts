'use client';
import { useCallback, useEffect, useInsertionEffect, useRef, useState, useSyncExternalStore } from 'react';
import { anchorOrigin } from '../engine/browser/hostedOrigin.ts';
import { closedPopup, createHostedPopup, type HostedPopupSnapshot } from './createHostedPopup.ts';
import type { Environment } from '../engine/browser/environment.ts';
import type { IdentityPopupOptions } from './useApplicationPopup.ts';

/** An address of your own, and whom to tell. */
export interface HostedPopupOptions extends Partial<
  Record<Exclude<keyof IdentityPopupOptions, 'onIdentityCreated'>, never>
> {
  /** The hosted page, or a route of yours that redirects to it. May also be given to `open`. */
  startUrl?: string | undefined;
  /** Origin of the page on which people sign in; messages are heard from there alone. @default 'https://app.anchorbrowser.io' */
  hostedOrigin?: string | undefined;
  /**
   * The hosted page says that it has a sign-in; at most once a window. A hint, never a proof: let your server verify the id
   * before it believes it. Do not close the window, its redirect to your callback is still on the way.
   */
  onIdentityCreated?: ((identityId: string) => void) | undefined;
  /** The browser; tests may bring their own. @default window */
  environment?: Environment | undefined;
}

/** The window of an address of your own. All functions are stable. */
export interface HostedPopup extends HostedPopupSnapshot {
  /** Opens the window, or brings it to the front; call it directly in the click. Answers whether there is one. */
  open: (startUrl?: string) => boolean;
  focus: () => void;
}

/** Opens the hosted page in a popup without a handler of the kit, and without a provider. */
export function useHostedPopup(options: HostedPopupOptions): HostedPopup {
  const latest = useRef(options);
  // Before any effect below: one of those may open the window.
  useInsertionEffect(() => {
    latest.current = options;
  });
  const [popup] = useState(createHostedPopup);
  const snapshot = useSyncExternalStore(popup.subscribe, popup.getSnapshot, () => closedPopup);
  useEffect(() => {
    const stop = popup.listen((identityId) => latest.current.onIdentityCreated?.(identityId));
    return () => {
      stop();
      popup.dispose();
    };
  }, [popup]);

  const open = useCallback(
    (startUrl?: string) => {
      const { hostedOrigin = anchorOrigin, environment, ...given } = latest.current;
      // As an onClick it is handed the event.
      return popup.open(typeof startUrl === 'string' ? startUrl : given.startUrl, hostedOrigin, environment);
    },
    [popup],
  );
  return { ...snapshot, open, focus: popup.focus };
}
