export type Key = 'Enter' | ' ';

/** A tab or a window, automated from outside as a user would use it. Elements are found by XPath. */
export interface Tab {
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Clicks the middle of the element with a real mouse. */
  click(xpath: string): Promise<void>;
  /** Presses a real key in the focused element. */
  press(key: Key): Promise<void>;
  /** Runs the body of a function in the page and returns its result. */
  run(body: string): Promise<unknown>;
  /** Runs the body of a function in the first frame of the page. */
  runInFrame(body: string): Promise<unknown>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Brings it to the front. */
  focus(): Promise<void>;
  close(): Promise<void>;
}

/** A new browser without cookies and storage. Popup blocking is on. */
export interface Browser {
  /** Returns the same object for the same tab, every time. */
  tabs(): Promise<Tab[]>;
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** A browser that is installed on this machine. */
export interface Installed {
  version: string;
  launch(): Promise<Browser>;
  stop(): void;
}
