import { parseConnection, parseConnections, type Connection, type RenameRequest } from '@kit/protocol';
import type { ConnectClient } from './createClient.ts';
import type { Result } from './result.ts';

// Functions instead of methods of the client, so only pages that show accounts load them.

/** Returns the signed-in user's connections, newest first. */
export function listConnections(
  { call }: ConnectClient,
  signal?: AbortSignal,
): Promise<Result<Connection[]>> {
  return call({ route: 'listConnections', signal, read: (body) => parseConnections(body)?.connections });
}

/** Sets the user's label, up to 80 characters. An empty `label` clears it. */
export function renameConnection(
  { call }: ConnectClient,
  connectionId: string,
  label: string,
): Promise<Result<Connection>> {
  const body: RenameRequest = { label };
  return call({ route: 'renameConnection', id: connectionId, body, read: parseConnection });
}

/** Disconnects an account. The server deletes its identity at Anchor. */
export function deleteConnection({ call }: ConnectClient, connectionId: string): Promise<Result<null>> {
  return call({ route: 'deleteConnection', id: connectionId, read: () => null });
}
