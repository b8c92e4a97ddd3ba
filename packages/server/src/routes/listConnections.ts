import type { ConnectionsBody } from '@kit/protocol';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { toConnection } from '../connections/toConnection.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { requireUser } from '../request/readUser.ts';

/** `GET /connections`: the signed-in user's connections, from the store alone. */
export async function listConnections(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const records = await settings.store.listConnections(owner);
  const body: ConnectionsBody = { connections: records.map(toConnection) };
  return jsonReply(200, body);
}
