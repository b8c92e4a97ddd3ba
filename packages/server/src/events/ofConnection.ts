import type { ConnectionRecord, Owner } from '../stores/store.ts';

/** What events say of a connection. */
export function ofConnection({
  id,
  owner,
  application,
}: ConnectionRecord): { connectionId: string; application: string } & Owner {
  return { connectionId: id, ...owner, application };
}
