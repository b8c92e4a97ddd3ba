import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { Reply } from '../reply.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { beginAttempt } from './beginAttempt.ts';

/** `POST /connections/:id/reconnect`: a new sign-in for a connection that stays the same. */
export async function reconnectConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: false });
  const owner = await requireUser(settings, call);
  const [connection] = await settings.store.findConnections({ owner, id: call.id });
  if (!connection) throw new ConnectError('not_found');
  const input = await readJson(call.request);
  const { application } = connection;
  return beginAttempt(settings, call, {
    owner,
    application,
    input,
    isForm: false,
    reconnects: connection.id,
  });
}
