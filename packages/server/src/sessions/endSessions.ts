import { docsUrl, isRecord, type SessionEnd } from '@kit/protocol';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { inParallel } from '../anchor/inParallel.ts';
import { ofSession } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import { sha256 } from '../request/crypto.ts';
import { hasStarted, type SessionRecord, type SessionsToEnd } from '../stores/SessionRecord.ts';
import { waiters } from '../waits/waiters.ts';
import { openAddresses } from './sealAddresses.ts';

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
  waiters.wake(session.id); // what waits for a person
  try {
    // Before the browser runs, the process that starts it finds the mark and ends it.
    if (hasStarted(session)) await deleteSession(settings.anchor, await readAnchorId(settings, session));
    await recordEnd(settings, session, 'expired');
    return true;
  } catch (error) {
    postpone(settings, session, error);
    return false;
  }
}

/** Returns Anchor's id of a session, which only the app's servers can read. */
async function readAnchorId({ encryptionSecrets }: Settings, session: SessionRecord): Promise<string> {
  const { anchorId } = (await openAddresses(session.sealed, encryptionSecrets, session.id)) ?? session;
  if (anchorId !== undefined) return anchorId;
  throw new Error(
    `The browser cannot be ended: what the store has of it was encrypted with a secret that this process does not have. While you replace encryptionSecret or the API key, pass both in encryptionSecret. See ${docsUrl}packages/server#replace-a-secret`,
  );
}

/** Records that the end of a session is confirmed, and reports it once. `reason` counts for a session that nothing in the kit has ended. */
export async function recordEnd(
  settings: Settings,
  session: SessionRecord,
  reason: SessionEnd,
): Promise<void> {
  const { store, reporter, now } = settings;
  const { id, endReason, anchorId } = session;
  const ended = {
    endReason: endReason ?? reason,
    endedAt: now(),
    // Only the hash is kept, for webhooks that are late.
    sealed: '',
    ...(anchorId && { anchorHash: await sha256(anchorId) }),
  };
  // Nothing is kept of an account that is disconnected.
  const isFirst =
    endReason === 'disconnected'
      ? await store.deleteOne('session', id)
      : await store.updateSession(id, ended, { endReason, endedAt: null });
  if (isFirst) {
    for (const event of ofSession(session)) reporter.emit({ type: 'session.ended', ...event });
    return;
  }
  // Something in the kit may have ended it since it was read.
  const [current] = await store.findSessions({ owner: session.owner, id });
  if (current && current.endedAt === null && current.endReason !== endReason)
    await recordEnd(settings, current, reason);
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
