import type { Settings } from '../options/checkOptions.ts';
import { sha256 } from '../request/crypto.ts';
import { dayMs } from '../time.ts';

/** How long a repeated event is recognized, in milliseconds. */
const rememberedMs = dayMs;

/**
 * Returns the key of an event in the store. `id` is Anchor's id of the event, or the signature of the delivery if it has none. The id of the
 * delivery proves nothing, because it is not signed. Kits that share a store each have their own webhook.
 */
export async function keyOf({ baseUrl }: Settings, id: string): Promise<string> {
  return `event ${await sha256(`${baseUrl} ${id}`)}`;
}

/** Returns whether something of an event was done before, in any process. */
export function isDone({ store, now }: Settings, key: string): Promise<boolean> {
  return store.isTaken(key, now());
}

/** Remembers that something of an event is done. */
export async function markDone({ store, now }: Settings, key: string): Promise<void> {
  await store.takeOnce(key, now(), now() + rememberedMs);
}
