import type { IdentityRecord } from './records.ts';

/** The identity's status at this time. */
export function statusOf({ status, settles }: IdentityRecord, now: number): string {
  return settles && now >= settles.at ? settles.status : status;
}
