/** What a command uses of the process. Tests replace it. */
export interface Terminal {
  readonly folder: string;
  /** `npm_config_user_agent`, which package managers set. */
  readonly userAgent: string;
  /** Whether a person can answer a question. */
  readonly isInteractive: boolean;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  /** Runs a program in the folder, and shows its output. Returns its exit code, or 127 if it cannot be started. */
  readonly run: (command: string, args: readonly string[]) => Promise<number>;
}
