import type { UpkeepStep } from '../events/ConnectEvent.ts';
import type { UnownedIdentity } from './findUnowned.ts';

/** What one run of `reconcile` has done. The event `upkeep.finished` has the same counts. */
export interface Reconciled {
  /** Disconnected connections whose identity is now deleted at Anchor. */
  deleted: number;
  /** Connections whose owner was written into the identity's metadata at Anchor. */
  tagged: number;
  /** Connections whose status was read from Anchor again, changed or not. */
  refreshed: number;
  /** Connections that could not be checked, because Anchor failed or the time was used. They stay due. */
  postponed: number;
  /** Browser sessions of disconnected accounts that were ended in this run. */
  ended: number;
  /** Deleted attempts, which expired more than a day ago. */
  deletedAttempts: number;
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
