import type { ConnectionRecord, Owner } from '../stores/store.ts';

/** What events say of a connection. */
export function ofConnection({
  id,
  owner,
  application,
}: ConnectionRecord): { connectionId: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { connectionId: id, tenantId, userId, application };
}
