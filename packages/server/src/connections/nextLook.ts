import { day } from '../day.ts';

/** The shortest pause, in milliseconds. */
const second = 1_000;

/**
 * When `reconcile` looks at a connection again. `looks` is how many in a row found it still pending: the pause doubles with
 * each, from a second to a day. One that is settled, 0, is looked at once a day.
 */
export function nextLook(now: number, looks: number): number {
  return now + (looks === 0 ? day : Math.min(second * 2 ** (looks - 1), day));
}
