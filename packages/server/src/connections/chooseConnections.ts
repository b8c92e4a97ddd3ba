import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** Whose connection is meant, on which application. */
export interface ConnectionChoice {
  userId: string;
  /** @default '' */
  tenantId?: string;
  application: string;
  /** One of several accounts. */
  connectionId?: string;
}

/** The connections that are meant, newest first. Throws `not_connected` for none. */
export async function chooseConnections(
  { store }: Settings,
  { userId, tenantId = '', application, connectionId }: ConnectionChoice,
): Promise<ConnectionRecord[]> {
  const all = await store.listConnections({ userId, tenantId });
  const meant = all.filter(
    (each) => each.application === application && (connectionId === undefined || each.id === connectionId),
  );
  if (meant.length === 0) throw new ConnectError('not_connected');
  return meant;
}
