import type { Happening } from './ConnectEvent.ts';
import type { EngineOptions } from './engine.ts';
import type { Environment, PopupWindow } from './environment.ts';
import type { PreparedAttempt } from './keepPrepared.ts';
import type { Outcome } from './outcome.ts';
import type { EngineState } from './snapshot.ts';

/** The options of an engine, with what the page adds. */
export interface PageSettings extends EngineOptions {
  environment: Environment;
  /** Where the handler is. */
  base: { origin: string; path: string };
  /** Tells the app what happened. */
  emit: (happening: Happening) => void;
}

/** What every run of an engine works with. */
export interface RunSettings extends PageSettings {
  prepared: PreparedAttempt;
}

/** From a click to its outcome. */
export interface Run {
  readonly settings: RunSettings;
  /** Aborted at the outcome: whatever listens, waits or fetches for a run hangs on it. */
  readonly signal: AbortSignal;
  readonly outcome: Promise<Outcome>;
  state: EngineState;
  isBusy: boolean;
  popup: PopupWindow | undefined;
  attemptId: string | undefined;
  /** What the hosted page has said last. */
  identityId: string | undefined;
  /** The page is being left for the sign-in. */
  isLeaving: boolean;
  move(state: EngineState, isBusy?: boolean): void;
  /** The hosted page has spoken. */
  hint(): void;
  /** Gives the outcome; whoever comes second is not heard. */
  end(outcome: Outcome): void;
  /** Stops without an outcome: only who awaits the run is told, that it was cancelled. What is stored stays. */
  letGo(): void;
  /** Leaves attempt, window and those who wait to another run of this page; where this one's engine is still shown, both go on. */
  handOver(heir: Run): void;
}
