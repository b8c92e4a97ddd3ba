import type { Connection } from '@kit/protocol';
import type { Settings } from '../checkOptions.ts';
import { reportUnreadable } from '../events/reportUnreadable.ts';
import type { Owner } from '../stores/store.ts';
import { toConnection } from './toConnection.ts';

/** An owner's connections, newest first, from the store alone. */
export async function connectionsOf({ store, reporter }: Settings, owner: Owner): Promise<Connection[]> {
  const records = await store.findConnections({ owner }, reportUnreadable(reporter));
  return records.map(toConnection);
}
