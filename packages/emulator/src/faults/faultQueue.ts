import type { ApiCall } from '../api/apiCalls.ts';

/** Kinds of faults. */
export const faultKinds = [
  /** Returns an error in the API's format, with the HTTP status `status`. */
  'status',
  /** Drops the connection. `emulator.fetch` rejects with `ConnectionReset`. */
  'reset',
  /** Returns no response until the caller aborts the request. */
  'hang',
  /** Waits for `delayMs`, then runs the call normally. */
  'delay',
  /** Returns an HTML error page, as a proxy does. */
  'html',
  /** Returns JSON that is cut off. */
  'broken-json',
] as const;

/** One of {@link faultKinds}. */
export type FaultKind = (typeof faultKinds)[number];

/** A fault to inject into the next matching API calls. */
export interface Fault {
  /** The call that fails; `*` matches every call. @default '*' */
  readonly call?: ApiCall | '*';
  /** What happens to the call. */
  readonly kind: FaultKind;
  /** HTTP status. @default 500 for `status`, 502 for `html`, 200 for `broken-json` */
  readonly status?: number;
  /** Value of the `Retry-After` header, in seconds. */
  readonly retryAfter?: number;
  /** Duration of a `delay`, in milliseconds. @default 1000 */
  readonly delayMs?: number;
  /** Number of calls that fail. @default 1 */
  readonly times?: number;
  /** Runs the call and replaces its response only. @default false */
  readonly takesEffect?: boolean;
}

/** Faults for the next API calls, oldest first. */
export interface FaultQueue {
  readonly add: (fault: Fault) => void;
  /** Returns the first fault that matches the call, and counts it. */
  readonly take: (call: ApiCall | null) => Fault | undefined;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
}

/** Creates an empty queue. */
export function createFaultQueue(): FaultQueue {
  let queue: readonly Fault[] = [];
  return {
    add(fault) {
      if ((fault.times ?? 1) > 0) queue = [...queue, fault];
    },
    take(call) {
      const found = queue.find((fault) => matches(fault, call));
      if (!found) return undefined;
      const timesLeft = (found.times ?? 1) - 1;
      queue = queue.flatMap((fault) => {
        if (fault !== found) return [fault];
        return timesLeft > 0 ? [{ ...fault, times: timesLeft }] : [];
      });
      return found;
    },
    list: () => queue,
    clear() {
      queue = [];
    },
  };
}

function matches(fault: Fault, call: ApiCall | null): boolean {
  return fault.call === undefined || fault.call === '*' || fault.call === call;
}
