import { agentAccesses } from './connection.ts';
import { hasStrings, isOneOf } from './guards.ts';
import { parseConnection, parseConnections } from './parseConnection.ts';
import { requestStatuses, type AccountRequest } from './request.ts';

/**
 * Reads a {@link AccountRequest}. Returns `undefined` for anything else. A newer server's status that this version does not
 * support is not readable either.
 */
export function parseRequest(value: unknown): AccountRequest | undefined {
  if (!hasStrings(value, 'id', 'application', 'expiresAt') || !isOneOf(requestStatuses, value.status)) return;
  const { id, application, expiresAt, status, reason, permission } = value;
  const choices = parseConnections({ connections: value.choices })?.connections;
  if (!choices) return;
  const reconnects = parseConnection(value.reconnects);
  const connection = parseConnection(value.connection);
  return {
    id,
    application,
    status,
    expiresAt,
    choices,
    ...(isOneOf(agentAccesses, permission) && permission !== 'always' && { permission }),
    ...(typeof reason === 'string' && reason && { reason }),
    ...(reconnects && { reconnects }),
    ...(connection && { connection }),
  };
}
