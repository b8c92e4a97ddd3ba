import type { ConnectClient } from '../client/client.ts';
import type { ConnectEvent } from './ConnectEvent.ts';
import type { Environment } from './environment.ts';
import type { EngineSnapshot } from './snapshot.ts';
import type { Outcome } from './outcome.ts';

/**
 * How the sign-in is shown. `auto`: in a popup, and in place of the app where no popup can open; `popup`: never in place of
 * the app; `redirect`: always in place of the app.
 */
export type ConnectMode = 'auto' | 'popup' | 'redirect';

/** What an engine connects, and with what. */
export interface EngineOptions {
  client: ConnectClient;
  application: string;
  /** Present for a reconnect. */
  connectionId?: string | undefined;
  /** Names the user and organization; what another owner left in this tab is not taken up. */
  owner?: string | undefined;
  /** The only origin whose `identity-created` is heard: https, or http on this machine. */
  hostedOrigin: string;
  /** @default window */
  environment?: Environment | undefined;
  /** Hears what happens, for logs and analytics. */
  onEvent?: ((event: ConnectEvent) => void) | undefined;
}

/** What may differ from one click to the next. */
export interface OpenOptions {
  /** @default 'auto' */
  mode?: ConnectMode | undefined;
  /** Where a redirect ends: a path of the app. @default the current page */
  returnTo?: string | undefined;
  /** What the window says until the sign-in is there. @default 'Loading…' */
  loading?: string | undefined;
}

/** What an engine tells those who wait for it. `identity-created` is the hosted page's hint, never a success. */
export type EngineSignal = { type: 'identity-created' } | { type: 'outcome'; outcome: Outcome };

/** Connects one account: a state machine that knows no React. */
export interface ConnectEngine {
  /** Calls back whenever the snapshot was replaced. */
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => EngineSnapshot;
  /** Calls back with every signal, each outcome exactly once. */
  listen: (listener: (signal: EngineSignal) => void) => () => void;
  /**
   * Begins a run; call it synchronously in the click. While a run is busy it focuses the window and answers the same promise.
   * The promise always resolves, and late: a window that looks closed may be alive behind a COOP header, so a user who left
   * shows as the state `dismissed` after 3 seconds, while the promise waits for the server's last word, at most 30 minutes.
   */
  open: (options?: OpenOptions) => Promise<Outcome>;
  /** Begins a run for the attempt behind the `startUrl` of a `blocked` outcome; call it in the click on that link. */
  follow: (startUrl: string) => void;
  /** Brings the window to the front. */
  focus: () => void;
  /** Ends every run as `cancelled`, at once: those that were dismissed, too. */
  cancel: () => void;
  /** Asks for an attempt ahead of the click; costs no sign-in. Call it on pointerdown or focus. */
  prepare: (options?: OpenOptions) => void;
  /** Takes up the run of this tab that a redirect or a reload interrupted, if there is one. */
  resume: () => void;
  /**
   * Lets go of every run, for another user: windows close, nobody is told of an outcome, and promises resolve as `cancelled`.
   * The server is told nothing, and what a reload would take up stays.
   */
  dispose: () => void;
}
