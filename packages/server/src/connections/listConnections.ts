import type { Connection, ConnectionsBody, ConnectionStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { reportUnreadable } from '../events/report.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { requireUser } from '../request/readUser.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';

/** `GET /connections` lists the connections of the signed-in user. */
export async function listConnections(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const body: ConnectionsBody = { connections: await connectionsOf(settings, owner) };
  return jsonReply(200, body);
}

/** Returns an owner's connections, newest first, without a call of Anchor. */
export async function connectionsOf({ store, reporter }: Settings, owner: Owner): Promise<Connection[]> {
  const records = await store.findConnections({ owner }, reportUnreadable(reporter));
  return records.map(toConnection);
}

/** Names connections of a user. */
export interface ConnectionChoice {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The connection, if the user has several accounts of the application. */
  connectionId?: string;
}

/**
 * Returns the user's connections of an application, newest first.
 *
 * @throws {ConnectError} `unknown_application`, or `not_connected` if no connection matches.
 */
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

/** Returns what the browser may see of a connection: neither identity id nor owner. */
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

/** Whether the user has to sign in again before a browser can use the identity. */
export function needsAttention(identityStatus: string): boolean {
  return toConnectionStatus(identityStatus) === 'needs_attention';
}

/** The kit's word for an identity's status. Words that are not documented are `unknown`, never a fault. */
export function toConnectionStatus(identityStatus: string): ConnectionStatus {
  if (identityStatus === 'validated') return 'connected';
  if (identityStatus === pendingIdentityStatus) return 'pending';
  return identityStatus === 'failed' || identityStatus === 'agent_failed' ? 'needs_attention' : 'unknown';
}
