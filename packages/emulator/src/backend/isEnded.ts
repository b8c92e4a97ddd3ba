import type { SessionRecord } from './records.ts';

/** Whether the session is over, by hand or by its time limit. */
export function isEnded({ endedAt, expiresAt }: SessionRecord, now: number): boolean {
  return endedAt !== null || (expiresAt !== null && now >= expiresAt);
}
