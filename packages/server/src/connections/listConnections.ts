import type { Connection, ConnectionsBody, ConnectionStatus } from '@kit/protocol';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { reportUnreadable } from '../events/report.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { accessOf } from '../permissions/accessOf.ts';
import { requireUser } from '../request/readUser.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { isoTime } from '../time.ts';

/** `GET /connections` lists the connections of the signed-in user. */
export async function listConnections(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const body: ConnectionsBody = { connections: await connectionsOf(settings, owner) };
  return jsonReply(200, body);
}

/** Returns an owner's connections, newest first, without a call of Anchor. */
export async function connectionsOf(settings: Settings, owner: Owner): Promise<Connection[]> {
  const records = await findOwn(settings, owner);
  return records.map((record) => toConnection(settings, record));
}

/** Returns all connections of an owner, newest first. */
export function findOwn({ store, reporter }: Settings, owner: Owner): Promise<ConnectionRecord[]> {
  return store.findConnections({ owner }, reportUnreadable(reporter));
}

/** Returns what the browser may see of a connection: neither identity id nor owner. */
export function toConnection(settings: Pick<Settings, 'agentAccess'>, record: ConnectionRecord): Connection {
  const connection: Connection = {
    id: record.id,
    application: record.application,
    accountName: record.accountName,
    status: toConnectionStatus(record.identityStatus),
    connectedAt: isoTime(record.connectedAt),
  };
  if (record.lastUsedAt !== null) connection.lastUsedAt = isoTime(record.lastUsedAt);
  if (record.lastUsedBy) connection.lastUsedBy = record.lastUsedBy;
  const access = accessOf(settings, record);
  if (access !== 'always') connection.agentAccess = access;
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
