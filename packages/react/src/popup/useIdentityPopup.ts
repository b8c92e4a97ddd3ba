'use client';
import { useCallback, useEffect, useInsertionEffect, useRef, useState, useSyncExternalStore } from 'react';
import { anchorOrigin } from '../engine/browser/hostedOrigin.ts';
import { closedPopup, createHostedPopup, type HostedPopupSnapshot } from './createHostedPopup.ts';
import type { Environment } from '../engine/browser/environment.ts';

/** What to open and what to call. */
export interface UseIdentityPopupOptions {
  /** URL of the hosted page, or of your route that redirects to it. Can also be passed to `open`. */
  startUrl?: string | undefined;
  /** Origin of the hosted page. Messages from other origins are ignored. @default 'https://app.anchorbrowser.io' */
  hostedOrigin?: string | undefined;
  /**
   * Called when the hosted page reports a sign-in, at most once per window. Verify the id on your server before you store it. Do
   * not close the window: it still has to redirect to your callback.
   */
  onIdentityCreated?: ((identityId: string) => void) | undefined;
  /** Replaces the browser in tests. @default window */
  environment?: Environment | undefined;
}

/** The window and functions to control it. The functions are stable. */
export interface UseIdentityPopupResult extends HostedPopupSnapshot {
  /** Opens or focuses the window and returns whether it is open. Call it synchronously in the click handler. */
  open: (startUrl?: string) => boolean;
  /** Focuses the window. */
  focus: () => void;
}

/** Opens the hosted page in a popup, for apps without the kit's handler. Requires no provider. */
export function useIdentityPopup(options: UseIdentityPopupOptions): UseIdentityPopupResult {
  const latest = useRef(options);
  // Runs before all other effects, because one of those may open the window.
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
      const { hostedOrigin = anchorOrigin, environment, startUrl: defaultUrl } = latest.current;
      // Used as an onClick handler, it receives the event.
      return popup.open(typeof startUrl === 'string' ? startUrl : defaultUrl, hostedOrigin, environment);
    },
    [popup],
  );
  return { ...snapshot, open, focus: popup.focus };
}
