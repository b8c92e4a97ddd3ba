import type { ApiCall } from '../api/ApiCall.ts';
import type { Fault } from './Fault.ts';

/** Faults waiting for their calls, oldest first. */
export interface FaultQueue {
  readonly add: (fault: Fault) => void;
  readonly take: (call: ApiCall | null) => Fault | undefined;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
}

/** Makes an empty queue. */
export function createFaultQueue(): FaultQueue {
  let waiting: readonly Fault[] = [];
  return {
    add(fault) {
      if ((fault.times ?? 1) > 0) waiting = [...waiting, fault];
    },
    take(call) {
      const found = waiting.find((fault) => hits(fault, call));
      if (!found) return undefined;
      const left = (found.times ?? 1) - 1;
      waiting = waiting.flatMap((fault) =>
        fault === found ? (left > 0 ? [{ ...fault, times: left }] : []) : [fault],
      );
      return found;
    },
    list: () => waiting,
    clear() {
      waiting = [];
    },
  };
}

function hits(fault: Fault, call: ApiCall | null): boolean {
  return fault.call === undefined || fault.call === '*' || fault.call === call;
}
