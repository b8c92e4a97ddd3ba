/** What the engine does with a window it opened. */
export interface PopupWindow {
  readonly closed: boolean;
  /** Reading it throws while the window shows another origin. */
  readonly location: { readonly origin: string; readonly pathname: string; replace(url: string): void };
  readonly document: {
    title: string;
    readonly body: {
      textContent: string | null;
      readonly style: { font: string; padding: string; textAlign: string; colorScheme: string };
    };
  };
  focus(): void;
  close(): void;
}

/** What the engine reads of a message. `source` is compared, never used. */
export interface IncomingMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly isTrusted: boolean;
}

/** What the engine does with a BroadcastChannel. */
export interface Channel {
  addEventListener(
    type: 'message',
    listener: (event: Pick<IncomingMessage, 'data' | 'origin'>) => void,
    options: { signal: AbortSignal },
  ): void;
  postMessage(message: unknown): void;
  close(): void;
}

/**
 * Everything the engine touches of the browser; `window` fits as it is. Timers and `Date` are the global ones.
 * Nothing here is touched before an engine is used, so engines can be made on a server.
 */
export interface Environment {
  open(url: string, target: string, features: string): PopupWindow | null;
  /** Stops leaving the page, and whatever it is loading. */
  stop(): void;
  readonly self: unknown;
  readonly top: { readonly location: { readonly origin: string } } | null;
  readonly location: {
    readonly origin: string;
    readonly hostname: string;
    readonly href: string;
    assign(url: string): void;
  };
  readonly history: {
    readonly state: unknown;
    replaceState(state: unknown, unused: string, url: string): void;
  };
  readonly navigator: { readonly userAgent: string };
  readonly screenX: number;
  readonly screenY: number;
  readonly outerWidth: number;
  readonly outerHeight: number;
  readonly document: {
    readonly visibilityState: string;
    hasFocus(): boolean;
    addEventListener(type: 'visibilitychange', listener: () => void, options: { signal: AbortSignal }): void;
  };
  readonly sessionStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  readonly BroadcastChannel: new (name: string) => Channel;
  addEventListener(
    type: 'message',
    listener: (event: IncomingMessage) => void,
    options: { signal: AbortSignal },
  ): void;
  addEventListener(
    type: 'beforeunload',
    listener: (event: { readonly defaultPrevented: boolean; readonly returnValue: unknown }) => void,
    options: { signal: AbortSignal; once: true },
  ): void;
  addEventListener(
    type: 'focus' | 'pageshow' | 'pagehide',
    listener: () => void,
    options: { signal: AbortSignal },
  ): void;
}
