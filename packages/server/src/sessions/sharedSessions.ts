import type { Settings } from '../options/checkOptions.ts';
import { isSameOwner, type Owner } from '../stores/store.ts';
import type { BrowserSession } from './createSession.ts';

/** A browser that several calls of this process use. */
export interface SharedSession {
  owner: Owner;
  key: string;
  /** The identity that the browser is signed in with. */
  identityId: string;
  session: Promise<BrowserSession>;
  /** Anchor's id, once the browser runs. */
  id: string | undefined;
  /** Whether no other call may receive it, because it may be broken. */
  isRetired: boolean;
  /** Calls that use it now. */
  users: number;
  /** When Anchor ends it. In milliseconds since 1970, like `keptUntil`. */
  endsAt: number;
  /** Until when it waits for the next call. Null while it is used. */
  keptUntil: number | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

// By store, so two `createConnect` on one store share their browsers. The newest is the last.
const byStore = new WeakMap<object, Set<SharedSession>>();

/** Returns the browsers with this key that can still be used, the newest last. */
export function findShared({ sharedStore, now }: Settings, owner: Owner, key: string): SharedSession[] {
  return [...(byStore.get(sharedStore) ?? [])].filter(
    (shared) =>
      shared.key === key &&
      isSameOwner(shared.owner, owner) &&
      Math.min(shared.endsAt, shared.keptUntil ?? Infinity) > now(),
  );
}

/** Lets other calls find a browser. */
export function share({ sharedStore }: Settings, shared: SharedSession): void {
  const all = byStore.get(sharedStore) ?? new Set();
  byStore.set(sharedStore, all.add(shared));
}

/** No other call finds it any more. */
export function unshare({ sharedStore }: Settings, shared: SharedSession): void {
  clearTimeout(shared.timer);
  byStore.get(sharedStore)?.delete(shared);
}

/** Forgets a session that has ended. */
export function forgetSession(settings: Settings, id: string): void {
  for (const shared of byStore.get(settings.sharedStore) ?? [])
    if (shared.id === id) unshare(settings, shared);
}
