import { isRecord } from '@kit/protocol';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { inParallel } from '../anchor/inParallel.ts';
import { ofSession } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { SessionEnd, SessionRecord, SessionsToEnd } from '../stores/SessionRecord.ts';

/** Milliseconds for the calls of Anchor that end one session. */
export const endBudgetMs = 5_000;

/**
 * Ends sessions, whichever process started them. A session whose end is not confirmed stays in the store, and `reconcile` tries again.
 * Returns whether every end is confirmed.
 */
export async function endSessions(
  settings: Settings,
  which: SessionsToEnd,
  reason: SessionEnd,
): Promise<boolean> {
  const sessions = await settings.store.endSessions(which, reason, settings.now());
  const ended = await inParallel(sessions, (session) => endSession(settings, session));
  return ended.every(Boolean);
}

/** Ends one session for its owner. Returns whether the end is confirmed. Never rejects. */
export async function endOne(
  settings: Settings,
  session: SessionRecord,
  reason: SessionEnd,
): Promise<boolean> {
  const { owner, id } = session;
  const anchor = settings.anchorFor({ owner, budgetMs: endBudgetMs });
  try {
    return await endSessions({ ...settings, anchor }, { owner, id }, reason);
  } catch (error) {
    postpone(settings, session, error); // the store failed
    return false;
  }
}

/** Ends a session that is marked as ending, and records it. Returns whether the end is confirmed. */
export async function endSession(settings: Settings, session: SessionRecord): Promise<boolean> {
  const { anchor, store, reporter } = settings;
  const { id, anchorId, endReason } = session;
  try {
    // Before the browser runs, the process that starts it finds the mark and ends it.
    if (anchorId !== '') await deleteSession(anchor, anchorId);
    // Nothing is kept of an account that is disconnected.
    if (endReason === 'disconnected') await store.deleteOne('session', id);
    else await store.updateSession(id, { endedAt: settings.now() }, { endedAt: null });
    for (const event of ofSession(session)) reporter.emit({ type: 'session.ended', ...event });
    return true;
  } catch (error) {
    postpone(settings, session, error);
    return false;
  }
}

function postpone({ reporter }: Settings, session: SessionRecord, error: unknown): void {
  for (const event of ofSession(session).slice(0, 1))
    reporter.fail(error, { type: 'session.end_postponed', ...event });
}

/**
 * Ends a session at Anchor, and throws if Anchor does not confirm it. “Not found” is not a confirmation: with the API key of
 * another project, the response is the same.
 */
export async function deleteSession(anchor: AnchorClient, id: string): Promise<void> {
  const limits = { budgetMs: endBudgetMs, maxRetries: 2 };
  const answer = await callAnchor((call) => anchor.sessions.delete(id, call), limits);
  const data = isRecord(answer) && !answer.error ? answer.data : undefined;
  if (!isRecord(data) || typeof data.status !== 'string')
    throw unexpected('The response does not say that the session has ended.');
}
