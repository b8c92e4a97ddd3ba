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
  /** Confirms to the relay page that a frame has its completion code. Without it, the popup stays open until the attempt has ended. */
  postMessage?(message: unknown, targetOrigin: string): void;
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

/** What the engine does with a storage of the browser. */
interface AttemptStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What the engine reads of this window and of those around it. */
export interface FramedWindow {
  /** Reading it throws if the window shows another origin. `'null'` in a sandbox without an origin. */
  readonly origin: string;
  /** The window around this one. At the top, the window itself. */
  readonly parent: FramedWindow;
}

/**
 * The part of `window` that the engine uses. Pass your own object in tests. Nothing is read before an engine is used, so you
 * can create engines on a server. Timers and `Date` are always the global ones.
 */
export interface Environment {
  /** Opens the popup. Returns null if the browser blocks it. */
  open(url: string, target: string, features: string): PopupWindow | null;
  /** Stops the navigation to the sign-in if the user cancels a redirect. */
  stop(): void;
  /** This window. Shows whether the page is in a frame, and whether a page of another site is around it. */
  readonly self: FramedWindow;
  /** The address of the page. `assign` starts a redirect. */
  readonly location: {
    readonly origin: string;
    readonly hostname: string;
    readonly href: string;
    assign(url: string): void;
  };
  /** Removes the error parameter from the address after a redirect. */
  readonly history: {
    readonly state: unknown;
    replaceState(state: unknown, unused: string, url: string): void;
  };
  /** Recognizes in-app browsers, which open no popups. `auto` redirects in them. */
  readonly navigator: { readonly userAgent: string };
  /** Left edge of the window, in CSS pixels. Centers the popup over the window. */
  readonly screenX: number;
  /** Top edge of the window, in CSS pixels. */
  readonly screenY: number;
  /** Width of the window, in CSS pixels. */
  readonly outerWidth: number;
  /** Height of the window, in CSS pixels. */
  readonly outerHeight: number;
  /** Whether the user is on this page. */
  readonly document: {
    readonly visibilityState: string;
    hasFocus(): boolean;
    addEventListener(type: 'visibilitychange', listener: () => void, options: { signal: AbortSignal }): void;
  };
  /** Keeps the attempt of this tab for a reload or a redirect. */
  readonly sessionStorage: AttemptStorage;
  /** Keeps the attempt of a native app, also for its next start. */
  readonly localStorage?: AttemptStorage;
  /** Receives messages of the relay page, without an opener too. */
  readonly BroadcastChannel: new (name: string) => Channel;
  /** Listens for messages, and for the page becoming visible or being left. */
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
