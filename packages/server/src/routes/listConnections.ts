import type { ConnectionsBody } from '@kit/protocol';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { connectionsOf } from '../connections/connectionsOf.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { requireUser } from '../request/readUser.ts';

/** `GET /connections`: the signed-in user's connections. */
export async function listConnections(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const body: ConnectionsBody = { connections: await connectionsOf(settings, owner) };
  return jsonReply(200, body);
}
