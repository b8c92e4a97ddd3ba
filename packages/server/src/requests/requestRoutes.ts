import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { queryOf, type Call } from '../request/Call.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { jsonReply, type Reply } from '../request/reply.ts';
import { describeRequest } from './describeRequest.ts';
import { chooseAccount, decline, describeCurrent } from './endRequest.ts';
import { findCall, findOwnRequest } from './findRequest.ts';
import { isName } from '../request/toName.ts';

/** `GET /requests/:id` */
export async function readRequest(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  return jsonReply(200, await describeCurrent(settings, await findOwnRequest(settings, owner, call.id)));
}

/** `GET /requests?key=…&thread=…` returns the request that a call waits for. */
export async function findRequest(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const query = queryOf(call.request);
  const key = readName(query, 'key');
  if (key === '') throw new ConnectError('invalid_request');
  const found = await findCall(settings, owner, key, readName(query, 'thread'));
  if (!found) throw new ConnectError('not_found');
  return jsonReply(200, await describeCurrent(settings, found.request));
}

/** `POST /requests/:id/decline` */
export async function declineRequest(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  return jsonReply(200, await describeRequest(settings, await decline(settings, owner, call.id)));
}

/** `POST /requests/:id/choose` answers a request with an account that is connected already. */
export async function chooseConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const request = await findOwnRequest(settings, owner, call.id);
  const { connectionId } = await readJson(call.request);
  return jsonReply(
    200,
    await describeRequest(settings, await chooseAccount(settings, request, connectionId)),
  );
}

/** Returns a parameter of the query, empty if it is absent. Refuses a repeated or invalid one. */
function readName(query: URLSearchParams, name: string): string {
  const [value = '', ...others] = query.getAll(name);
  if (others.length > 0 || (value !== '' && !isName(value))) throw new ConnectError('invalid_request');
  return value;
}
