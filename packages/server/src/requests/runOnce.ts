import type { Settings } from '../options/checkOptions.ts';
import { accessIn, accessOf } from '../permissions/accessOf.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import { dayMs } from '../time.ts';

/** How long a call that ran is remembered, in milliseconds. Its request is deleted before. */
export const rememberedMs = 60 * dayMs;

/** Takes the only run of a call. Returns false if it was taken before. */
export async function takeRun({ now, store }: Settings, callerId: string): Promise<boolean> {
  return store.takeOnce(`ran ${callerId}`, now(), now() + rememberedMs);
}

/**
 * Takes the answer to a request for one of its calls, if the owner wants to be asked for each. Several calls can wait for a request, if they
 * joined it before the owner chose that. Returns false if another call has taken the answer.
 */
export async function takeAnswer(
  settings: Settings,
  { id }: RequestRecord,
  account: ConnectionRecord,
  thread: string,
): Promise<boolean> {
  return accessIn(thread, accessOf(settings, account)) !== 'ask' || takeRun(settings, id);
}
