import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { reportUnreadable } from '../events/reportUnreadable.ts';
import type { ConnectionRecord } from '../stores/store.ts';

/** Whose connection is meant, on which application. */
export interface ConnectionChoice {
  userId: string;
  /** @default '' */
  tenantId?: string | undefined;
  application: string;
  /** One of several accounts. */
  connectionId?: string;
}

/** The connections that are meant, newest first. Throws `unknown_application`, or `not_connected` if there are none. */
export async function chooseConnections(
  { store, reporter, applications }: Settings,
  { userId, tenantId = '', application, connectionId }: ConnectionChoice,
): Promise<[newest: ConnectionRecord, ...older: ConnectionRecord[]]> {
  if (!applications.has(application)) throw new ConnectError('unknown_application');
  const all = await store.findConnections({ owner: { userId, tenantId } }, reportUnreadable(reporter));
  const [newest, ...older] = all.filter(
    (each) => each.application === application && (connectionId === undefined || each.id === connectionId),
  );
  if (!newest) throw new ConnectError('not_connected');
  return [newest, ...older];
}
