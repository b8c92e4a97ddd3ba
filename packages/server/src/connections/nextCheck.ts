import type { Settings } from '../checkOptions.ts';
import { day } from '../day.ts';
import type { ConnectionFields } from '../stores/store.ts';

/** The shortest pause between two checks, in milliseconds. */
const minPauseMs = 1_000;

/**
 * How much earlier than checks `reconcile` makes deletions. They come before checks that are less than a day late, but not before
 * all checks: neither failing deletions nor many late checks can block the other.
 */
const deletionPriorityMs = day;

/** Returns what hides a connection and makes its deletion due. */
export function toDelete(now: number): ConnectionFields {
  return { deleting: true, nextCheckAt: now, pendingChecks: 0, priorityMs: deletionPriorityMs };
}

/**
 * Returns when to check a connection again. While the identity is pending, the pause doubles with each check, from a second to a
 * day. Otherwise it is a day.
 */
export function nextCheckAt(now: number, pendingChecks: number): number {
  return now + (pendingChecks === 0 ? day : Math.min(minPauseMs * 2 ** (pendingChecks - 1), day));
}

/**
 * Records that an identity is tagged. Named by identity and only if it is not being deleted: a late answer must not change the
 * identity that replaced it, or postpone its deletion.
 */
export async function markTagged(
  { store, now }: Settings,
  identityId: string,
  pendingChecks: number,
): Promise<void> {
  const fields = { tagged: true, nextCheckAt: nextCheckAt(now(), pendingChecks), pendingChecks: 0 };
  await store.updateConnection({ identityId }, fields, { deleting: false });
}
