import type { Connection } from '@kit/protocol';
import { toConnectionStatus } from '../anchor/identity.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** What the browser may see of a connection: no identity id, no owner. */
export function toConnection(record: ConnectionRecord): Connection {
  return {
    id: record.id,
    application: record.application,
    accountName: record.accountName,
    ...(record.label ? { label: record.label } : {}),
    status: toConnectionStatus(record.identityStatus),
    connectedAt: new Date(record.connectedAt).toISOString(),
  };
}
