import type { ApiCall } from '../api/ApiCall.ts';

/** Kinds of failure an API call can meet. */
export const faultKinds = ['status', 'reset', 'hang', 'delay', 'html', 'broken-json'] as const;

/** One of {@link faultKinds}. */
export type FaultKind = (typeof faultKinds)[number];

/** A failure to play on coming API calls. */
export interface Fault {
  /** The call it waits for; `*` is any. @default '*' */
  readonly call?: ApiCall | '*';
  readonly kind: FaultKind;
  /** HTTP status. @default 500 for `status`, 502 for `html`, 200 for `broken-json` */
  readonly status?: number;
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Milliseconds a `delay` lasts. @default 1000 */
  readonly delayMs?: number;
  /** How many calls it hits. @default 1 */
  readonly times?: number;
  /** Lets the call take effect first, so that only its answer is lost. @default false */
  readonly takesEffect?: boolean;
}
