import type { Settings } from '../options/checkOptions.ts';
import { permitsCall } from '../permissions/requirePermission.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { hashInput } from './callerId.ts';
import type { RequestOptions } from './openRequest.ts';
import { toThread } from './requestText.ts';
import { takeAnswer, takeRun } from './runOnce.ts';

/**
 * Takes the permission of an earlier call of the conversation that had the same arguments and did not run. Without approvals, the model
 * calls again with a new id after the user has answered. Returns the request, or undefined if there is no such permission.
 */
export async function takeEarlier(
  settings: Settings,
  account: ConnectionRecord,
  { input, ...options }: RequestOptions,
): Promise<RequestRecord | undefined> {
  const thread = toThread(options.thread);
  if (input === undefined || thread === '') return undefined;
  const { id: connectionId, owner, application } = account;
  const inputHash = await hashInput(input);
  const key = { owner, application, thread, connectionId, inputHash };
  const found = await settings.store.findRequest(key);
  if (!found?.caller || !permitsCall(settings, found.request, account)) return undefined;
  const isFirst =
    (await takeRun(settings, found.caller.id)) &&
    (await takeAnswer(settings, found.request, account, thread));
  return isFirst ? found.request : undefined;
}
