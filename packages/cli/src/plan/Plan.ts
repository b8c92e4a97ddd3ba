/** A file that the plan writes. */
export interface Write {
  /** Relative to the app, with `/`. */
  readonly path: string;
  readonly content: string;
  /** What is there now. `undefined` if the file is new. */
  readonly before: string | undefined;
  /** What the file does, or what changes in it. */
  readonly what: string;
}

/** Lines that the user adds, because the command cannot add them safely. */
export interface ManualStep {
  readonly path: string;
  readonly why: string;
  readonly lines: readonly string[];
}

/** Everything that `init` would do. Computing it changes nothing. */
export interface Plan {
  readonly writes: readonly Write[];
  /** Files that stay as they are, and why. */
  readonly kept: readonly { path: string; why: string }[];
  readonly manual: readonly ManualStep[];
  readonly notes: readonly string[];
  /** Address of the page with the accounts in development. */
  readonly page: string;
}
