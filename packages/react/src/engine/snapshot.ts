import type { Outcome } from './outcome.ts';

/**
 * Where an engine stands. `detached`: no usable window, which proves nothing; `dismissed`: the user seems to have left,
 * another try is offered, and a late success still counts.
 */
export type EngineState =
  | 'idle'
  | 'opening'
  | 'redirecting'
  | 'pending'
  | 'confirming'
  | 'detached'
  | 'dismissed'
  | 'ended';

/** What a view needs to know of an engine. The object is replaced when anything in it changes. */
export interface EngineSnapshot {
  state: EngineState;
  /** A try is under way: show progress. */
  isBusy: boolean;
  /** Another try may be offered. */
  canRetry: boolean;
  /** Present once the state is `ended`. */
  outcome?: Outcome;
}

/** An engine that has nothing to do, and what a server renders. */
export const idleSnapshot: EngineSnapshot = { state: 'idle', isBusy: false, canRetry: false };
