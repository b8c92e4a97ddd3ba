import type { Connection } from '@kit/protocol';
import { toConnectionStatus } from '../anchor/identityStatus.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** What the browser may see of a connection: no identity id, no owner. */
export function toConnection(record: ConnectionRecord): Connection {
  const connection: Connection = {
    id: record.id,
    application: record.application,
    accountName: record.accountName,
    status: toConnectionStatus(record.identityStatus),
    connectedAt: new Date(record.connectedAt).toISOString(),
  };
  if (record.label) connection.label = record.label;
  if (record.previousAccountName !== null) connection.previousAccountName = record.previousAccountName;
  return connection;
}
