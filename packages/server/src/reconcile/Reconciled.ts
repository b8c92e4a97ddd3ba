import type { UpkeepStep } from '../events/ConnectEvent.ts';
import type { UnownedIdentity } from './findUnowned.ts';

/** What one run of `reconcile` did. The event `upkeep.finished` has the same counts. */
export interface Reconciled {
  /** Disconnected before, now deleted at Anchor too. */
  removed: number;
  tagged: number;
  refreshed: number;
  /** Connections that Anchor could not be asked about, or that there was no time for; they stay due. */
  postponed: number;
  /** Browser sessions of disconnected accounts that could not be ended before, and now are. */
  ended: number;
  /** Attempts that expired more than a day ago; nothing asks for them any more. */
  forgotten: number;
  /** Empty in runs that did not search for them; see `unownedEveryMs`. */
  unowned: UnownedIdentity[];
  /** Steps that the store or your code failed; each has an event `upkeep.failed`. The other steps ran, except after `start`. */
  failed: UpkeepStep[];
}

/** The report of a run before its first step. */
export function nothingDone(): Reconciled {
  return {
    removed: 0,
    tagged: 0,
    refreshed: 0,
    postponed: 0,
    ended: 0,
    forgotten: 0,
    unowned: [],
    failed: [],
  };
}
