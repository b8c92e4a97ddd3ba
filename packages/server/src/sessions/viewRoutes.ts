import type { SessionView } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { ofSession } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { requireUser } from '../request/readUser.ts';
import { jsonReply, type Reply } from '../request/reply.ts';
import { isUsable, type SessionRecord } from '../stores/SessionRecord.ts';
import { setHelp } from './askPerson.ts';
import { openBrowser } from './openBrowser.ts';
import { describeSession, findOwnSession } from './sessionRoutes.ts';

/** `POST /sessions/:id/view` returns the address of the live view to the owner. It is a POST, because no other site can cause one. */
export async function viewSession(settings: Settings, call: Call): Promise<Reply> {
  const browser = await openBrowser(settings, await findOwnBrowser(settings, call));
  if (!browser) throw new ConnectError('live_view_unavailable');
  const body: SessionView = { url: browser.liveViewUrl };
  return jsonReply(200, body);
}

/** `POST /sessions/:id/take-over` records that the owner controls the browser now. Anchor decides at the start whether that is possible. */
export async function takeOverSession(settings: Settings, call: Call): Promise<Reply> {
  const session = await findOwnBrowser(settings, call);
  if (!session.canTakeOver) throw new ConnectError('session_view_only');
  for (const event of ofSession(session)) settings.reporter.emit({ type: 'session.taken_over', ...event });
  return jsonReply(200, describeSession(settings, session));
}

/** `POST /sessions/:id/hand-back` records that the owner has done what a person had to do. `askPerson` then returns. */
export async function handBackSession(settings: Settings, call: Call): Promise<Reply> {
  const session = await findOwnBrowser(settings, call);
  if (!(await setHelp(settings, session, ''))) throw new ConnectError('session_ended');
  for (const event of ofSession(session)) settings.reporter.emit({ type: 'session.handed_back', ...event });
  return jsonReply(200, describeSession(settings, { ...session, help: '' }));
}

/** Returns the owner's session that a page of this site names, if it has not ended. */
async function findOwnBrowser(settings: Settings, call: Call): Promise<SessionRecord> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const session = await findOwnSession(settings, owner, call.id);
  if (!isUsable(session, settings.now())) throw new ConnectError('session_ended');
  return session;
}
