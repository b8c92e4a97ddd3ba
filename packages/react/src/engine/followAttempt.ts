import { attemptName, type Attempt, type ErrorCode } from '@kit/protocol';
import { isPassing } from '../client/isPassing.ts';
import type { Result } from '../client/result.ts';
import { after } from './after.ts';
import { attemptStorage, type StoredAttempt } from './attemptStorage.ts';
import { confirmHint } from './confirmHint.ts';
import { keepLive } from './liveRuns.ts';
import { listenToHostedPage } from './listenToHostedPage.ts';
import { listenToRelay } from './listenToRelay.ts';
import { outcomeOf } from './outcomeOf.ts';
import { pollAttempt } from './pollAttempt.ts';
import { rejectMessage } from './rejectMessage.ts';
import type { Run } from './run.ts';
import { warnOfSevering } from './warnOfSevering.ts';
import { watchPopup } from './watchPopup.ts';
import { watchWake } from './watchWake.ts';

/** An attempt on its way. */
interface FollowedAttempt extends StoredAttempt {
  /** Why it could not begin, as the address said after a redirect. */
  refusal?: ErrorCode | undefined;
  /** Taken up from storage: of what the server does not know, nothing is told. */
  isResumed?: boolean;
}

/** A window that reads as closed may have sent a message that is still on its way: 20 times the worst lag measured. */
const grace = 3000;

/** How long the last question is asked again, 5 s apart, while it is not answered. */
const lastPatience = 120_000;

/**
 * Follows an attempt to its outcome, from the moment it is shown to the user. Every channel is a reason to ask;
 * only the server's answer is an outcome.
 *
 * ```
 * redirecting ─ page shown again, or 10 s ─────────────────► detached
 * redirecting ─ the app asks to stay, and 1 s ─────────────► dismissed
 * pending     ─ hint ──► confirming, confirm after 5 s       pending, confirming ─ closed ─► detached
 * pending     ─ relay, channel, our own page in the window ► confirming, ask at once
 * detached    ─ relay, channel ────────────────────────────► confirming, ask at once, and back
 * detached    ─ 3 s, and the user is here ─────────────────► dismissed
 * any         ─ final answer ─► its outcome                  any ─ deadline ─► last answer, or expired, or cancelled
 * resumed     ─ the server knows no such attempt ──────────► idle, without an outcome
 * ```
 */
export function followAttempt(
  run: Run,
  attempt: FollowedAttempt,
  from: 'pending' | 'detached' | 'redirecting',
): void {
  const { attemptId, deadline, isResumed = false } = attempt;
  const { settings, signal } = run;
  const { client, environment, emit } = settings;
  const about = { attempt: attemptName(attemptId) };
  const reject = rejectMessage(run, about.attempt);
  const shownAt = Date.now();
  let { refusal } = attempt;
  let hasWindow = from === 'pending';
  let isGraceOver = false;
  let isStarted = false;
  let hasNews = false;

  run.attemptId = attemptId;
  keepLive(run, attemptId);
  const poll = pollAttempt(run, attemptId, weigh);
  const confirmation = confirmHint(run, attemptId, weigh);
  const look = watchPopup(run, { onClosed: loseWindow, onReturn: hearNews });
  listenToHostedPage(run, reject, hearHint);
  listenToRelay(run, attemptId, reject, hearNews);
  watchWake(environment, signal, wake);
  after(deadline - Date.now(), signal, () => void askLast());
  attemptStorage(settings).keep({ attemptId, deadline });
  run.move(from);
  if (from === 'detached') detach();
  if (from === 'redirecting') {
    after(10_000, signal, loseWindow);
    environment.addEventListener('pageshow', loseWindow, { signal });
    environment.addEventListener('beforeunload', askToStay, { signal, once: true });
  }

  if (run.identityId) {
    confirmation.hear(run.identityId); // the run before has heard it
    expectCallback();
  }

  function hearHint(identityId: string) {
    const isFirst = !run.identityId;
    run.identityId = identityId;
    confirmation.hear(identityId);
    if (isFirst) {
      run.hint();
      emit({ type: 'identity.announced', ...about });
    }
    expectCallback();
  }

  function expectCallback() {
    if (!hasWindow) return confirmation.hurry();
    run.move('confirming');
    poll.start();
  }

  function hearNews(code?: ErrorCode) {
    refusal = code ?? refusal;
    hasNews = true;
    if (run.state === 'pending' || run.state === 'detached') run.move('confirming');
    poll.now();
  }

  function loseWindow() {
    if (from === 'redirecting' && run.state !== 'redirecting') return;
    if (hasWindow) {
      emit({ type: 'popup.closed', ...about });
      // After news it closes itself.
      if (run.state === 'pending') warnOfSevering(environment, Date.now() - shownAt);
    }
    hasWindow = false;
    confirmation.hurry();
    detach();
  }

  /** The app may ask its user to stay, in a dialog that stops this page: who is still here a second later has stayed. */
  function askToStay(event: { defaultPrevented: boolean; returnValue: unknown }) {
    after(0, signal, () => {
      if (event.defaultPrevented || event.returnValue) after(1000, signal, stayHere);
    });
  }

  function stayHere() {
    isGraceOver = true; // there is no window that could have said something
    loseWindow();
    settle();
    // Until then it may be a slow page that one who left is waiting for.
    after(10_000, signal, () => void (run.isLeaving = false));
  }

  function detach() {
    run.move('detached');
    poll.start();
    after(grace, signal, () => {
      isGraceOver = true;
      settle();
    });
  }

  /** Leaves `detached` for `dismissed` once the user is back on the page and nothing else is to be waited for. */
  function settle() {
    if (run.state !== 'detached' || !isGraceOver || hasNews || confirmation.isAsking()) return;
    if (!environment.document.hasFocus()) return run.move('detached', false);
    emit({ type: 'attempt.dismissed', ...about });
    run.move('dismissed');
  }

  function weigh(answer: Result<Attempt>) {
    hasNews = false;
    if (isUnknown(answer)) return forget();
    if (answer.ok && answer.value.status === 'started' && !isStarted) {
      isStarted = true;
      emit({ type: 'attempt.started', ...about });
    }
    // A refusal after the deadline: nothing that could still change it.
    if (!answer.ok && !isPassing(answer) && Date.now() >= deadline) return close(answer);
    const isUnread = !answer.ok && hasWindow; // the window may be telling the user why: leave it open
    const outcome = isUnread ? undefined : outcomeOf(answer, refusal);
    if (outcome) return run.end(outcome);
    if (!hasWindow && run.state === 'confirming') run.move('detached', !isGraceOver);
    settle();
  }

  function wake() {
    look();
    if (Date.now() >= deadline) poll.now(); // the machine slept, or its clock was set: the server knows
    poll.wake();
    settle();
  }

  /** A network that is not back yet, or a server that is down, makes no end of a success. */
  async function askLast(since = Date.now()) {
    const answer = await client.readAttempt(attemptId, signal);
    if (isUnknown(answer)) return forget();
    if (isPassing(answer) && Date.now() - since < lastPatience)
      return after(5000, signal, () => void askLast(since));
    close(answer);
  }

  function close(answer: Result<Attempt>) {
    const closing = { status: run.state === 'dismissed' ? 'cancelled' : 'expired' } as const;
    run.end(outcomeOf(answer, refusal) ?? closing);
  }

  /** Another user may have signed in since: then this attempt is none of theirs. */
  function isUnknown(answer: Result<Attempt>): boolean {
    return isResumed && !answer.ok && answer.error.code === 'not_found';
  }

  function forget() {
    attemptStorage(settings).drop(attemptId);
    run.letGo();
  }
}
