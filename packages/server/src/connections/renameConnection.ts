import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ofConnection } from '../events/eventFields.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { toConnection } from './listConnections.ts';

/** Longest label, in UTF-16 code units, like `maxlength` of an input. */
const maxLength = 80;

/** `PATCH /connections/:id` saves the user's own name for a connection. An empty `label` removes it. */
export async function renameConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const label = readLabel((await readJson(call.request)).label);
  const connection = await settings.store.updateConnection({ owner, id: call.id }, { label });
  if (!connection) throw new ConnectError('not_found');
  settings.reporter.emit({ type: 'connection.renamed', ...ofConnection(connection) });
  return jsonReply(200, toConnection(settings, connection));
}

function readLabel(value: unknown): string {
  const label = typeof value === 'string' ? value.trim() : undefined;
  // Some databases refuse control characters and lone surrogates.
  if (label === undefined || label.length > maxLength || /[\p{Cc}\p{Cs}]/u.test(label))
    throw new ConnectError('invalid_request');
  return label;
}
