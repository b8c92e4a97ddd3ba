import { agentAccesses, connectionStatuses, type Connection, type ConnectionsBody } from './connection.ts';
import { hasStrings, isOneOf, isRecord } from './guards.ts';

/** Reads a {@link Connection}. Returns `undefined` for anything else. An unsupported status becomes `unknown`. */
export function parseConnection(value: unknown): Connection | undefined {
  if (!hasStrings(value, 'id', 'application', 'accountName', 'connectedAt')) return;
  const { id, application, accountName, previousAccountName, label, connectedAt, lastUsedAt } = value;
  const { status, agentAccess, lastUsedBy } = value;
  return {
    id,
    application,
    accountName,
    ...(typeof previousAccountName === 'string' && previousAccountName && { previousAccountName }),
    ...(typeof label === 'string' && label && { label }),
    connectedAt,
    ...(typeof lastUsedAt === 'string' && { lastUsedAt }),
    ...(typeof lastUsedBy === 'string' && lastUsedBy && { lastUsedBy }),
    ...(isOneOf(agentAccesses, agentAccess) && agentAccess !== 'always' && { agentAccess }),
    status: isOneOf(connectionStatuses, status) ? status : 'unknown',
  };
}

/** Reads the response to `GET /connections`. Returns `undefined` if any item is invalid. */
export function parseConnections(value: unknown): ConnectionsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.connections)) return;
  const connections = value.connections.map(parseConnection);
  return connections.every((row) => row !== undefined) ? { connections } : undefined;
}
