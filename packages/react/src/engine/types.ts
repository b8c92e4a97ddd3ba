import type { Connection, ErrorCode } from '@kit/protocol';
import type { ConnectClient } from '../client/createClient.ts';
import type { ClientErrorCode } from '../client/result.ts';
import type { AttemptEvent } from './AttemptEvent.ts';
import type { Environment } from './browser/environment.ts';
import type { NativeShell } from './native/NativeShell.ts';

/** How the sign-in is shown. */
export type ConnectMode =
  /** In a popup, or in place of the app if no popup can open. */
  | 'auto'
  /** In a popup only. If none can open, the outcome is `blocked`. */
  | 'popup'
  /** In place of the app. */
  | 'redirect';

/** How an attempt ended. Every attempt has exactly one outcome. */
export type Outcome =
  /** The account is connected. */
  | {
      status: 'connected';
      /** The new or renewed connection. */
      connection: Connection;
    }
  /** The user or the app cancelled the sign-in. */
  | { status: 'cancelled' }
  /** The browser opened no window. Show `startUrl` as a link, which a click can still open. In a frame of another site, link to your app. */
  | {
      status: 'blocked';
      /** Absolute URL of the start link. Call `follow` in the click. */
      startUrl: string;
    }
  /** The attempt did not finish within 30 minutes. */
  | { status: 'expired' }
  /** The attempt failed. Show `problemText(strings, outcome)` to the user. */
  | {
      status: 'failed';
      /** Why it failed. `docs/errors.md` explains each code. */
      code: ErrorCode | ClientErrorCode;
      /** For developers, in English. */
      message: string;
    };

/** Where an engine is. */
export type EngineState = EngineSnapshot['state'];

/** What a view needs to know of an engine. The object is replaced when anything in it changes. */
export type EngineSnapshot =
  /** There is no attempt. */
  | { state: 'idle'; isBusy: false; canRetry: false; outcome?: undefined; isWindowClosed?: undefined }
  /**
   * `opening`: the popup opens while the server creates the attempt. `redirecting`: the sign-in is about to replace the page, or to
   * open in the system browser. `waiting`: the user signs in, in the popup. `external`: the user signs in, in the system browser.
   * `confirming`: the user seems to have signed in, and the engine asks the server.
   */
  | {
      state: 'opening' | 'redirecting' | 'waiting' | 'external' | 'confirming';
      isBusy: true;
      canRetry: false;
      outcome?: undefined;
      isWindowClosed?: undefined;
    }
  /** The engine has no usable window. The popup may be closed, or open behind a COOP header. */
  | {
      state: 'unattached';
      isBusy: boolean;
      canRetry: false;
      outcome?: undefined;
      isWindowClosed?: undefined;
    }
  /** The user came back without a result. Offer another try; a late success still counts. */
  | { state: 'dismissed'; isBusy: false; canRetry: true; outcome?: undefined; isWindowClosed?: true }
  /** The attempt has its outcome. */
  | {
      state: 'ended';
      /** Whether to show progress. */
      isBusy: false;
      /** Whether to offer another try. */
      canRetry: boolean;
      /** How the attempt ended. */
      outcome: Outcome;
      /**
       * Set if the user is known to have closed the window before the end. Absent if the window only reads as closed, as one behind
       * a COOP header does.
       */
      isWindowClosed?: true;
    };

/** What a button shows of an engine. */
export type EnginePhase = Exclude<EngineState, 'opening' | 'ended'> | Exclude<Outcome['status'], 'cancelled'>;

/** What an engine connects, and with what. */
export interface EngineOptions {
  client: ConnectClient;
  application: string;
  /** Set for a reconnect. */
  connectionId?: string | undefined;
  /** The request that the attempts answer. */
  requestId?: string | undefined;
  /** Names the user and tenant. An engine resumes no attempt that another owner left in this tab. */
  owner?: string | undefined;
  /** The only origin that `identity-created` is accepted from: https, or http on this machine. @default Anchor's */
  hostedOrigin?: string | undefined;
  /** The shell of a native app. Every sign-in then opens in the system browser. */
  native?: NativeShell | undefined;
  /** @default window */
  environment?: Environment | undefined;
  /** Receives every event, for logs and analytics. */
  onEvent?: ((event: AttemptEvent) => void) | undefined;
}

/** What may differ from one click to the next. */
export interface OpenOptions {
  /** @default 'auto' */
  mode?: ConnectMode | undefined;
  /** Where a redirect ends: a path of the app. @default the current page */
  returnTo?: string | undefined;
  /** The text in the popup until the sign-in loads. @default 'Loading…' */
  loading?: string | undefined;
}

/** What an engine reports to its listeners. `identity-created` is a hint of the hosted page, never a success. */
export type EngineSignal = { type: 'identity-created' } | { type: 'outcome'; outcome: Outcome };

/** Connects one account, independent of React. */
export interface ConnectEngine {
  /** Calls back whenever the snapshot is replaced. */
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => EngineSnapshot;
  /** Calls back with every signal, and with each outcome exactly once. */
  listen: (listener: (signal: EngineSignal) => void) => () => void;
  /**
   * Starts an attempt; call it synchronously in the click handler. While an attempt is busy, shows its sign-in again and returns the
   * same promise, unless a reload has lost its window. The promise never rejects. It may resolve up to 30 minutes later, because a
   * popup that looks closed may be alive behind a COOP header; the snapshot turns `dismissed` after 3 seconds.
   */
  open: (options?: OpenOptions) => Promise<Outcome>;
  /** Follows the attempt behind the `startUrl` of a `blocked` outcome; call it in the click on that link. */
  follow: (startUrl: string) => void;
  /** Brings the popup to the front. In a native app, opens the sign-in in the browser again. */
  focus: () => void;
  /** Ends all attempts of this engine as `cancelled`, including dismissed ones. */
  cancel: () => void;
  /** Creates the attempt before the click, so the popup opens on the sign-in. Call it on pointerdown or focus. */
  prepare: (options?: OpenOptions) => void;
  /** Resumes the attempt of this tab that a redirect or reload interrupted, if there is one. */
  resume: () => void;
  /**
   * Releases all attempts because the owner changes: popups close, listeners receive no outcome, and promises resolve as
   * `cancelled`. The server receives no call, and a reload can still resume the attempt.
   */
  dispose: () => void;
}
