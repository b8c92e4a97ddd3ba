import { toConnectionStatus } from '../anchor/identityStatus.ts';
import type { Settings } from '../checkOptions.ts';
import { ofConnection } from '../events/ofConnection.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** Keeps what Anchor says of a connection's sign-in, and tells of the change if it means one. */
export async function keepStatus(
  { store, reporter }: Settings,
  connection: ConnectionRecord,
  identityStatus: string,
): Promise<void> {
  if (identityStatus === connection.identityStatus) return;
  await store.updateConnection({ identityId: connection.identityId }, { identityStatus });
  const from = toConnectionStatus(connection.identityStatus);
  const to = toConnectionStatus(identityStatus);
  if (from !== to)
    reporter.emit({ type: 'connection.status_changed', from, to, ...ofConnection(connection) });
}
