import { ofSession } from '../events/eventFields.ts';
import { optionError } from '../options/optionChecks.ts';
import type { Settings } from '../options/checkOptions.ts';
import { toPlainLine, withoutMarks } from '../request/plainText.ts';
import { isUsable, type SessionRecord } from '../stores/SessionRecord.ts';
import { checkTimeout, readUntil } from '../waits/readUntil.ts';
import { waiters } from '../waits/waiters.ts';

/** How long to wait for a person. */
export interface AskPersonOptions {
  /**
   * How long to wait at most, in milliseconds. Anchor ends a browser that is not used after `idle_timeout`, by default 5 minutes.
   *
   * @default 300_000
   */
  timeoutMs?: number | undefined;
  /** Ends the wait early. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const defaultTimeoutMs = 5 * 60_000;
const maxLength = 200;

/**
 * Shows the owner what to do in the browser, and waits until they hand it back, in any process. Returns whether they did, before the
 * time was over and the browser ended.
 */
export async function askPerson(
  settings: Settings,
  session: SessionRecord,
  text: string,
  { timeoutMs = defaultTimeoutMs, signal }: AskPersonOptions = {},
): Promise<boolean> {
  const { owner, id } = session;
  const help = toPlainLine(text, maxLength);
  if (!help)
    throw optionError(
      'text',
      'cannot be shown',
      `Give one line of plain text, at most ${maxLength} characters`,
      'askPerson',
    );
  checkTimeout(timeoutMs, 'askPerson');
  signal?.throwIfAborted();
  if (!(await setHelp(settings, session, help))) return false;
  let isAnswered = false;
  try {
    const last = await readUntil({
      id,
      timeoutMs,
      signal,
      read: async () => (await settings.store.findSessions({ owner, id }))[0],
      isFinal: (row) => !row || !isUsable(row, settings.now()) || row.help === '',
    });
    isAnswered = last?.help === '' && isUsable(last, settings.now());
    return isAnswered;
  } finally {
    // The question is no longer of use. If the store is down, it stays until the next one, or until the browser ends.
    if (!isAnswered) await settings.store.updateSession(id, { help: '' }, { help }).catch(() => {});
  }
}

/**
 * Sets what a person has to do in a browser, or clears it with an empty text, which ends every wait for it. Line breaks and other marks
 * are removed, and a long text is cut. Returns false if the browser has ended.
 */
export async function setHelp(
  { store, reporter, now }: Settings,
  session: SessionRecord,
  text: string,
): Promise<boolean> {
  const help = withoutMarks(text).slice(0, maxLength).trim();
  const current = await store.updateSession(session.id, { help }, { endReason: null });
  if (help === '') waiters.wake(session.id);
  if (!current || !isUsable(current, now())) return false;
  if (help !== '')
    for (const event of ofSession(current)) reporter.emit({ type: 'session.help_requested', ...event });
  return true;
}
