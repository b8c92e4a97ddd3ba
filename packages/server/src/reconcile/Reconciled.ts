import type { UpkeepCounts } from '../events/ConnectEvent.ts';
import type { UpkeepStep } from '../events/FailureEvent.ts';
import type { UnownedIdentity } from './findUnowned.ts';

/** What one run of `reconcile` has done. The event `upkeep.finished` has the same counts. */
export interface Reconciled extends UpkeepCounts {
  /** Empty if the run did not search for them; see `unownedEveryMs`. */
  unowned: UnownedIdentity[];
  /** Steps that failed, each with an event `upkeep.failed`. The other steps ran, except if `start` failed. */
  failed: UpkeepStep[];
}

/** Returns the report of a run that has not started. */
export function nothingDone(): Reconciled {
  return {
    deleted: 0,
    tagged: 0,
    refreshed: 0,
    postponed: 0,
    ended: 0,
    deletedAttempts: 0,
    unowned: [],
    failed: [],
  };
}
