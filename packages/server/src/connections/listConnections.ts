import type { Connection, ConnectionsBody, ConnectionStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { reportUnreadable } from '../events/report.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { requireUser } from '../request/readUser.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';

/** `GET /connections`: the signed-in user's connections. */
export async function listConnections(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const body: ConnectionsBody = { connections: await connectionsOf(settings, owner) };
  return jsonReply(200, body);
}

/** An owner's connections, newest first, from the store alone. */
export async function connectionsOf({ store, reporter }: Settings, owner: Owner): Promise<Connection[]> {
  const records = await store.findConnections({ owner }, reportUnreadable(reporter));
  return records.map(toConnection);
}

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

/** The status in which Anchor still checks a sign-in. */
export const pendingIdentityStatus = 'pending';

/** The kit's word for an identity's status. Words that are not documented are `unknown`, never a fault. */
export function toConnectionStatus(identityStatus: string): ConnectionStatus {
  if (identityStatus === 'validated') return 'connected';
  if (identityStatus === pendingIdentityStatus) return 'pending';
  return identityStatus === 'failed' || identityStatus === 'agent_failed' ? 'needs_attention' : 'unknown';
}
