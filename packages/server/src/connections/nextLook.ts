import { day } from '../day.ts';

/** The shortest pause, in milliseconds. */
const second = 1_000;

/**
 * When `reconcile` deletes what is disconnected: before every look that is less than a day late, and not before all of them, so
 * that neither deletions that fail again and again nor many late looks keep the other waiting.
 */
export function nextDeletion(now: number): number {
  return now - day;
}

/**
 * When `reconcile` looks at a connection again. `looks` is how many in a row found it still pending: the pause doubles with
 * each, from a second to a day. One that is settled, 0, is looked at once a day.
 */
export function nextLook(now: number, looks: number): number {
  return now + (looks === 0 ? day : Math.min(second * 2 ** (looks - 1), day));
}
