'use client';
import type { Connection } from '@kit/protocol';
import { useCallback, useEffect, useInsertionEffect, useRef, useSyncExternalStore } from 'react';
import { idleSnapshot } from '../engine/machine.ts';
import type { ConnectMode, EngineSnapshot, Outcome } from '../engine/types.ts';
import { useConnect } from '../provider/ConnectContext.ts';

/** What to connect, how to show it, and whom to tell. */
export interface IdentityPopupOptions {
  /** The application's name, a key of `createConnect({ applications })` on the server. */
  application: string;
  /** Signs in anew for this connection instead of adding one. */
  connectionId?: string | undefined;
  /** @default the mode of the provider */
  mode?: ConnectMode | undefined;
  /** Where a redirect ends: a path of the app. @default the current page */
  returnTo?: string | undefined;
  /** The account is connected, the server says so. Also called for a run that a redirect or reload interrupted. */
  onConnected?: ((connection: Connection) => void) | undefined;
  /** A run has ended, one way or another; once a run. */
  onOutcome?: ((outcome: Outcome) => void) | undefined;
  /** The hosted page says that it has a sign-in: a hint for the view, neither proof nor end. `onConnected` follows. */
  onIdentityCreated?: (() => void) | undefined;
}

/** The engine of one target, bound to a component. All functions are stable. */
export type IdentityPopup = EngineSnapshot & {
  /**
   * Opens the sign-in; call it directly in the click, before anything is awaited. The promise resolves with the outcome, which
   * for a user who closed the window can take 30 minutes: for the view, use `state` and `canRetry`.
   */
  open: () => Promise<Outcome>;
  /** Call it in the click on the link to `outcome.startUrl` of a `blocked` outcome, with that address: the attempt is followed. */
  follow: (startUrl: string) => void;
  /** Brings the window to the front. */
  focus: () => void;
  /** Ends the run as `cancelled`, at once, and earlier ones that were dismissed. */
  cancel: () => void;
  /** Asks for an attempt ahead of the click: on pointerdown or focus. */
  prepare: () => void;
};

/** Connects an account in a popup, or in place of the app where no popup can open. */
export function useApplicationPopup(options: IdentityPopupOptions): IdentityPopup {
  const context = useConnect();
  const engine = context.engineFor(options);
  const snapshot = useSyncExternalStore(engine.subscribe, engine.getSnapshot, () => idleSnapshot);
  const rendered = { ...options, engine };
  const latest = useRef(rendered);
  // Before any effect below: one of those may end a run.
  useInsertionEffect(() => {
    latest.current = rendered;
  });

  useEffect(() => {
    const stop = engine.listen((signal) => {
      const { engine: next, onConnected, onOutcome, onIdentityCreated } = latest.current;
      if (next !== engine) return; // these callbacks are for another owner, and the effects have still to run
      if (signal.type === 'identity-created') return onIdentityCreated?.();
      const { outcome } = signal;
      try {
        onOutcome?.(outcome);
      } finally {
        if (outcome.status === 'connected') onConnected?.(outcome.connection);
      }
    });
    engine.resume();
    return stop;
  }, [engine]);

  const wishes = useCallback(
    () => ({
      mode: latest.current.mode ?? context.mode,
      returnTo: latest.current.returnTo,
      loading: context.loading,
    }),
    [context],
  );
  const open = useCallback(() => engine.open(wishes()), [engine, wishes]);
  const prepare = useCallback(() => engine.prepare(wishes()), [engine, wishes]);
  const { follow, focus, cancel } = engine;
  return { ...snapshot, open, prepare, follow, focus, cancel };
}

/**
 * Tells the app how a sign-in ends, whether or not its button is on the page: a search hides tiles, and a row whose account
 * works again has no button.
 */
export function OutcomeListener(
  props: Pick<IdentityPopupOptions, 'application' | 'connectionId' | 'onConnected' | 'onOutcome'>,
): null {
  useApplicationPopup(props);
  return null;
}
