import type { AnchorEvent, AnchorEventSession } from '../events/AnchorEvent.ts';
import type { Settings } from '../options/checkOptions.ts';
import { sha256 } from '../request/crypto.ts';
import { withoutAddresses } from '../request/plainText.ts';
import { setHelp } from '../sessions/askPerson.ts';
import { recordEnd } from '../sessions/endSessions.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import { isDone, markDone } from './doneEvents.ts';

/** What the owner reads if Anchor does not say what the agent needs. */
const defaultHelp = 'The agent cannot go on alone.';

/** What the kit does with an event about a session that it started, before the app receives it. */
const effects: Partial<
  Record<
    AnchorEvent['type'],
    (settings: Settings, session: SessionRecord, event: AnchorEvent) => Promise<unknown>
  >
> = {
  'session.completed': (settings, session) => recordEnd(settings, session, 'expired'),
  'session.failed': (settings, session) => recordEnd(settings, session, 'failed'),
  'intervention.requested': (settings, session, { text }) =>
    setHelp(settings, session, withoutAddresses(text) || defaultHelp),
  'intervention.resolved': (settings, session) => setHelp(settings, session, ''),
};

/** Applies an event to the session that it is about. Returns that session, or undefined if the kit did not start one. */
export async function receiveSessionEvent(
  settings: Settings,
  key: string,
  event: AnchorEvent,
): Promise<AnchorEventSession | undefined> {
  const anchorId = event.data.session_id;
  if (typeof anchorId !== 'string' || !/^[\w-]{1,128}$/.test(anchorId)) return undefined;
  const anchorHash = await sha256(anchorId);
  const [session] = await settings.store.findSessions({ anchorHash, anchorId });
  if (!session) return undefined;
  await applyOnce(settings, `${key} applied`, () => effects[event.type]?.(settings, session, event));
  return {
    id: session.id,
    ...session.owner,
    accounts: session.accounts.map(({ application, connectionId }) => ({ application, connectionId })),
  };
}

/** Not again if only the app's listener has failed: what a person had to do may have changed since then. */
async function applyOnce(
  settings: Settings,
  key: string,
  apply: () => Promise<unknown> | undefined,
): Promise<void> {
  if (await isDone(settings, key)) return;
  await apply();
  await markDone(settings, key);
}
