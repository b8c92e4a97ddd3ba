import { isRecord } from '@kit/protocol';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { inParallel } from '../anchor/inParallel.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import { forgetSession } from './sharedSessions.ts';

/** Milliseconds for the calls of Anchor that end one session. */
export const endBudgetMs = 5_000;

/**
 * Ends every browser session of an identity, whichever process started it. A session that cannot be ended stays in the store, and
 * `reconcile` tries again.
 */
export async function endSessions(settings: Settings, identityId: string): Promise<void> {
  const sessions = await settings.store.endSessions(identityId, settings.now());
  await inParallel(sessions, (session) => endSession(settings, session));
}

/** Ends one session and deletes its row. Returns whether it has ended. */
export async function endSession(settings: Settings, session: SessionRecord): Promise<boolean> {
  const { anchor, store, reporter } = settings;
  const { owner, application, connectionId } = session;
  const about = { connectionId, ...owner, application };
  try {
    await deleteSession(anchor, session.id);
    await store.deleteOne('session', session.id);
    forgetSession(settings, session.id);
    reporter.emit({ type: 'session.ended', ...about });
    return true;
  } catch (error) {
    reporter.fail(error, { type: 'session.end_postponed', ...about });
    return false;
  }
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
