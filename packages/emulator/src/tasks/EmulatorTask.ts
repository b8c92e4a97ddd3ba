import type { PageDriver } from '../browser/createPageDriver.ts';

/** A task of the API, as a function that runs in the browser of a session. */
export interface EmulatorTask {
  /** Id in the API: `POST /v2/tasks/{id}/run`. */
  readonly id: string;
  /** Name of the task. */
  readonly name: string;
  /** Prompts that this task answers, for `agent.task` and `tools.performWebTask` of the SDK. Missing means none. */
  readonly prompt?: RegExp;
  /**
   * Runs the task. The result must be an object that JSON can hold; nothing means `{}`. If the function throws, the run fails with
   * that message.
   */
  readonly run: (context: TaskContext) => TaskOutput | Promise<TaskOutput>;
}

/** Result of a task. */
export type TaskOutput = Readonly<Record<string, unknown>> | undefined | void;

/** What a task can use while it runs. */
export interface TaskContext {
  /** Controls the newest page of the browser. */
  readonly page: PageDriver;
  /** WebSocket URL of the browser, for `connectOverCDP` of Playwright or `connect` of Puppeteer. */
  readonly cdpUrl: string;
  /** `input_params` of the run. Empty for a prompt. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The prompt that started the run; undefined for a run by id. */
  readonly prompt: string | undefined;
  /** Origin of the emulator. `getSiteUrl` turns it into the address of a demo site. */
  readonly origin: string;
  /** Aborts when the run is cancelled or times out. */
  readonly signal: AbortSignal;
  /** Sends a step to `onAgentStep` of the SDK. */
  readonly reportStep: (step: Readonly<Record<string, unknown>>) => void;
}

/** A run of a task. Times are in milliseconds since 1970. */
export interface TaskRunRecord {
  /** Id in the API. */
  readonly id: string;
  /** API key of the project that started it; `any` if the emulator accepts every key. */
  readonly project: string;
  /** Id of the task. */
  readonly taskId: string;
  /** Id of its browser session; null until that has started. */
  readonly sessionId: string | null;
  /** State of the run, in Anchor's words. */
  readonly status: 'queued' | 'running' | 'success' | 'failure' | 'timeout' | 'cancelled';
  /** What the task returned; null if it has not succeeded. */
  readonly result: Readonly<Record<string, unknown>> | null;
  /** Why it did not succeed; null otherwise. */
  readonly error: string | null;
  /** When it was started. */
  readonly createdAt: number;
  /** When it ended; null if it has not. */
  readonly endedAt: number | null;
}
