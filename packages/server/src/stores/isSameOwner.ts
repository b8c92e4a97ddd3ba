import type { Owner } from './store.ts';

/** Tells whether two owners are one and the same. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId;
}
