import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { toDelete } from '../connections/nextCheck.ts';
import { removeConnection } from '../connections/removeConnection.ts';
import { ofConnection } from '../events/ofConnection.ts';
import { emptyReply, type Reply } from '../reply.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { requireUser } from '../request/readUser.ts';

/**
 * `DELETE /connections/:id`: 204 when Anchor has deleted the sign-in, 202 when that is still to be done. Either way the
 * connection is no longer listed or used.
 */
export async function deleteConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: false });
  const owner = await requireUser(settings, call);
  const connection = await settings.store.updateConnection({ owner, id: call.id }, toDelete(settings.now()));
  if (!connection) throw new ConnectError('not_found');
  settings.reporter.emit({ type: 'connection.disconnected', ...ofConnection(connection) });
  const forUser = { ...settings, anchor: settings.anchorFor({ owner, budgetMs: 5_000 }) };
  return emptyReply((await removeConnection(forUser, connection)) ? 204 : 202);
}
