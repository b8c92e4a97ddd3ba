/** What a native shell around the page does for the kit: Electron, Tauri or Capacitor. `docs/native.md` has the code for each. */
export interface NativeShell {
  /** Where the sign-in returns to: an entry of `returnLinks` of `createConnect`, such as `com.example.app:/connected`. */
  returnLink: string;
  /** Opens a URL in the system browser. If it throws or rejects, the button becomes a link to the sign-in. */
  openBrowser: (url: string) => unknown;
  /**
   * Calls `listener` with each URL that opens the app, first with the latest one that did, such as the one that started the app.
   * Links that do not belong to the current sign-in are ignored. Returns a function that removes the listener, or a promise for one.
   * If it throws or rejects, the attempt fails with `native_shell_failed`.
   */
  onOpenUrl: (listener: (url: string) => void) => (() => void) | Promise<() => void>;
}
