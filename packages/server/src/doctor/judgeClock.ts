import { found, type Finding } from './findings.ts';

/** From here on webhooks are refused by their age, in seconds. Sign-ins are corrected for longer. */
const wrongFrom = 120;

/** Compares this clock with what Anchor's `Date` header said meanwhile; both in milliseconds since 1970. */
export function judgeClock(theirs: number | undefined, ours: number): Finding[] {
  if (theirs === undefined) return [found('clock_unknown', 'Anchor did not show its time.')];
  const seconds = Math.round((ours - theirs) / 1_000);
  const off = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} that of Anchor`;
  if (Math.abs(seconds) > wrongFrom) return [found('clock_wrong', `The clock is ${off}.`)];
  if (Math.abs(seconds) > 30) return [found('clock_drifting', `The clock is ${off}.`)];
  return [found('clock_right', "The clock is within 30 seconds of Anchor's.")];
}
