export type Key = 'Enter' | ' ';

/** A tab or a window, driven from outside as its user would. Elements are found by XPath. */
export interface Tab {
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** A real click in the middle of the element. */
  click(xpath: string): Promise<void>;
  /** A real key, for whatever has the focus. */
  press(key: Key): Promise<void>;
  /** Runs the body of a function in the page and gives what it returns. */
  run(body: string): Promise<unknown>;
  /** Runs the body of a function in the first frame of the page. */
  runInFrame(body: string): Promise<unknown>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Brings it to the front. */
  focus(): Promise<void>;
  close(): Promise<void>;
}

/** A browser just started, without cookies and storage. Popup blocking is on. */
export interface Browser {
  /** The same object for the same tab, every time. */
  tabs(): Promise<Tab[]>;
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** A kind of browser that is on this machine. */
export interface Installed {
  version: string;
  launch(): Promise<Browser>;
  stop(): void;
}
