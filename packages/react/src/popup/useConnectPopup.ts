'use client';
import type { Connection } from '@kit/protocol';
import { useEffect, useInsertionEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { idleSnapshot } from '../engine/machine.ts';
import type { ConnectMode, EngineSnapshot, Outcome } from '../engine/types.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import type { ApplicationName } from '../provider/Register.ts';

/** What to connect, how to show it, and what to call. */
export interface UseConnectPopupOptions extends Omit<AttemptOptions, 'requestId'> {
  /** A key of `createConnect({ applications })` on the server. */
  application: ApplicationName;
}

/** The options for any application that the server names. */
export interface AttemptOptions {
  /** A key of `createConnect({ applications })` on the server. */
  application: string;
  /** Id of a connection to sign in again for, instead of adding one. */
  connectionId?: string | undefined;
  /** Id of a request that the sign-in answers. */
  requestId?: string | undefined;
  /** Whether to use a popup or the current tab. @default the provider's mode */
  mode?: ConnectMode | undefined;
  /** Path of the app that a redirect returns to. @default the current page */
  returnTo?: string | undefined;
  /** Called when the server has stored the connection, also after a reload or redirect. */
  onConnected?: ((connection: Connection) => void) | undefined;
  /** Called once per attempt, when it ends. */
  onOutcome?: ((outcome: Outcome) => void) | undefined;
  /** Called when the hosted page reports a sign-in. A hint for the UI; `onConnected` follows. */
  onIdentityCreated?: (() => void) | undefined;
}

/** The current attempt and functions to control it. The functions are stable. */
export type UseConnectPopupResult = EngineSnapshot & {
  /**
   * Opens the sign-in. Call it synchronously in the click handler; otherwise the browser blocks the popup. Resolves with the
   * outcome, which can take 30 minutes if the user closed the window. Drive your UI from `state` and `canRetry`.
   */
  open: () => Promise<Outcome>;
  /** Follows an attempt in a link. Call it in the click on a link to `outcome.startUrl` of a `blocked` outcome. */
  follow: (startUrl: string) => void;
  /** Focuses the popup. */
  focus: () => void;
  /** Ends the attempt, and earlier dismissed ones, as `cancelled`. */
  cancel: () => void;
  /** Creates the attempt before the click, for example on pointerdown. */
  prepare: () => void;
  /** Path of the app that a redirect returns to, as in the options. Undefined for the current page. */
  returnTo: string | undefined;
};

/** Connects an account in a popup, or in the current tab if no popup can open. Requires a `ConnectProvider`. */
export function useConnectPopup(options: UseConnectPopupOptions): UseConnectPopupResult {
  return useAttempt(options);
}

/** `useConnectPopup` for any application that the server names. */
export function useAttempt(options: AttemptOptions): UseConnectPopupResult {
  const context = useConnect();
  const engine = context.engineFor(options);
  const snapshot = useSyncExternalStore(engine.subscribe, engine.getSnapshot, () => idleSnapshot);
  const rendered = { ...options, engine };
  const latest = useRef(rendered);
  // Runs before all other effects, because one of those may end an attempt.
  useInsertionEffect(() => {
    latest.current = rendered;
  });

  useEffect(() => {
    const stop = engine.listen((signal) => {
      const { engine: nextEngine, onConnected, onOutcome, onIdentityCreated } = latest.current;
      if (nextEngine !== engine) return; // the callbacks belong to another owner whose effects have not run yet
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

  const calls = useMemo(() => {
    const getOptions = () => ({
      mode: latest.current.mode ?? context.mode,
      returnTo: latest.current.returnTo,
      loading: context.loadingText(latest.current.application),
    });
    return { open: () => engine.open(getOptions()), prepare: () => engine.prepare(getOptions()) };
  }, [engine, context]);
  const { follow, focus, cancel } = engine;
  return { ...snapshot, ...calls, follow, focus, cancel, returnTo: options.returnTo };
}

/** Calls back even if the button is not rendered: a search hides tiles, and a reconnected row has no button. */
export function OutcomeListener(
  props: Pick<AttemptOptions, 'application' | 'connectionId' | 'onConnected' | 'onOutcome'>,
): null {
  useAttempt(props);
  return null;
}
