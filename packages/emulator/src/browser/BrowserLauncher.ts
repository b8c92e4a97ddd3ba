/** Starts browsers for sessions. `findChromium` of `@kit/emulator/node` returns one. */
export interface BrowserLauncher {
  /** Starts a browser with a new, empty profile. Rejects with an `Error` that says why it did not start. */
  readonly launch: () => Promise<BrowserProcess>;
}

/** A running browser that understands the Chrome DevTools Protocol (CDP). */
export interface BrowserProcess {
  /** WebSocket URL for more CDP clients. Only this machine can reach it. */
  readonly debuggingUrl: string;
  /** Sends a CDP message as JSON. After the end of the browser it does nothing. */
  readonly send: (message: string) => void;
  /** Sets the function that receives CDP messages as JSON. */
  readonly onMessage: (receive: (message: string) => void) => void;
  /** Resolves after the browser has ended and its profile is removed: with `crashed` if it failed, otherwise with `closed`. */
  readonly exited: Promise<'closed' | 'crashed'>;
  /** Ends the browser. Resolves after `exited`. */
  readonly end: () => Promise<void>;
}
