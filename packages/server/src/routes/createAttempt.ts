import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { reportUnreadable } from '../events/reportUnreadable.ts';
import type { Reply } from '../reply.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { mediaType } from '../request/mediaType.ts';
import { checkUnread, readForm, readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { beginAttempt } from './beginAttempt.ts';

/** `POST /attempts`, by script or by a plain form before hydration: begins a new connection. */
export async function createAttempt(settings: Settings, call: Call): Promise<Reply> {
  const isForm = mediaType(call.request) === 'application/x-www-form-urlencoded';
  checkSameSite(settings, call.request, { isForm });
  // Before the user, so that the doctor, who is nobody, finds it.
  checkUnread(call.request);
  const owner = await requireUser(settings, call);
  const input = isForm ? await readForm(call.request) : await readJson(call.request);
  const { application } = input;
  if (typeof application !== 'string' || !settings.applications.has(application)) {
    throw new ConnectError('unknown_application');
  }
  const { length } = await settings.store.findConnections({ owner }, reportUnreadable(settings.reporter));
  if (length >= settings.maxConnections) throw new ConnectError('too_many_connections');
  return beginAttempt(settings, call, { owner, application, input, isForm, reconnects: null });
}
