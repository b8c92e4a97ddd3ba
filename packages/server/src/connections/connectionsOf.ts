import type { Connection } from '@kit/protocol';
import type { Settings } from '../checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import { toConnection } from './toConnection.ts';

/** An owner's connections, newest first, from the store alone. */
export async function connectionsOf({ store }: Settings, owner: Owner): Promise<Connection[]> {
  const records = await store.listConnections(owner);
  return records.map(toConnection);
}
