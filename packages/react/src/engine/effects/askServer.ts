import { attemptName, type Attempt, type ErrorCode } from '@kit/protocol';
import { readAttempt } from '../../client/attemptCalls.ts';
import { isTemporaryError } from '../../client/isTemporaryError.ts';
import type { Result } from '../../client/result.ts';
import { attemptStorage } from '../attemptStorage.ts';
import { confirmCode } from './confirmCode.ts';
import { confirmHint } from './confirmHint.ts';
import type { EventHandler } from './effects.ts';
import { withoutPopup, withPopup } from './states.ts';
import { watchWake } from './watchWake.ts';
import { pollAttempt } from './pollAttempt.ts';
import type { FollowedRun } from '../run.ts';
import { setAbortableTimeout } from './timers.ts';
import type { Outcome } from '../types.ts';

/** A frame first waits: an attempt whose window did open needs this long to reach the server. */
const frameDelayMs = 2500;

/** How long the last question is repeated, every 5 seconds, while the server does not answer. */
const lastQuestionMs = 120_000;

/**
 * Asks the server what became of the attempt. Hints and news are reasons to ask; only the server's answer ends a run. At the
 * deadline the server is asked for the last time.
 */
export function askServer(run: FollowedRun, signal: AbortSignal): EventHandler {
  const { client, environment, emit } = run.settings;
  const { attempt } = run;
  const { attemptId, deadline } = attempt;
  const poll = pollAttempt(run, signal, judge);
  const confirmation = confirmHint(run, signal, judge);
  let isStarted = false;

  setAbortableTimeout(deadline - Date.now(), signal, () => void askLast());
  watchWake(environment, signal, () => {
    if (Date.now() >= deadline) poll.now(); // the machine slept, or its clock was set: the server knows
    poll.wake();
  });

  return (event) => {
    const { type } = event;
    if (type === 'NEWS') {
      const { completionCode } = event;
      if (completionCode && run.attempt.secret) {
        void confirmCode(run, signal, { completionCode, secret: run.attempt.secret }, judge);
      } else {
        run.openQuestions.add('news');
        poll.now();
      }
    }
    if (type === 'HINT') confirmation.schedule();
    const hasPopup = withPopup.includes(run.state);
    if (!hasPopup && (type === 'HINT' || type === 'CLOSED')) confirmation.now();
    if (run.state === 'framed') setAbortableTimeout(frameDelayMs, signal, () => poll.start());
    else if (run.state === 'confirming' || withoutPopup.includes(run.state)) poll.start();
  };

  function judge(answer: Result<Attempt>) {
    run.openQuestions.delete('news');
    if (isForeign(answer)) return forget();
    if (answer.ok && answer.value.status === 'started' && !isStarted) {
      isStarted = true;
      emit({ type: 'attempt.started', attempt: attemptName(attemptId) });
    }
    // A refusal after the deadline: nothing can change it any more.
    if (!answer.ok && !isTemporaryError(answer) && Date.now() >= deadline) return close(answer);
    const isExplained = !answer.ok && withPopup.includes(run.state); // the popup may explain it to the user
    const outcome = isExplained ? undefined : outcomeOf(answer, run.refusal);
    if (outcome) return run.send({ type: 'END', outcome });
    if (run.state !== 'framed') return run.send({ type: 'ANSWERED' });
    if (isTemporaryError(answer)) return;
    const isUnopened = answer.ok && answer.value.status === 'created' && attempt.source === 'click';
    run.send(
      isUnopened
        ? { type: 'END', outcome: { status: 'blocked', startUrl: attempt.startUrl } }
        : { type: 'ANSWERED' },
    );
  }

  /** A network that is not back yet, or a server that is down, must not end a successful sign-in. */
  async function askLast(sinceMs = Date.now()) {
    const answer = await readAttempt(client, attemptId, signal);
    if (isForeign(answer)) return forget();
    if (isTemporaryError(answer) && Date.now() - sinceMs < lastQuestionMs)
      return setAbortableTimeout(5000, signal, () => void askLast(sinceMs));
    close(answer);
  }

  function close(answer: Result<Attempt>) {
    const status = run.state === 'dismissed' ? 'cancelled' : 'expired';
    run.send({ type: 'END', outcome: outcomeOf(answer, run.refusal) ?? { status } });
  }

  /** Another user may have signed in to the app since the attempt was stored. */
  function isForeign(answer: Result<Attempt>): boolean {
    return attempt.source === 'storage' && !answer.ok && answer.error.code === 'not_found';
  }

  function forget() {
    attemptStorage(run.settings).drop(attemptId);
    run.send({ type: 'RELEASE' });
  }
}

/**
 * The outcome that an answer of the server means; undefined while the attempt is open. A refusal that the relay page reported
 * counts only while the server still says `created`. A call that failed proves nothing, but an attempt that no longer exists
 * has expired.
 */
function outcomeOf(answer: Result<Attempt>, refusal?: ErrorCode): Outcome | undefined {
  if (!answer.ok) return answer.error.code === 'not_found' ? { status: 'expired' } : undefined;
  const attempt = answer.value;
  switch (attempt.status) {
    case 'connected':
      return { status: 'connected', connection: attempt.connection };
    case 'cancelled':
    case 'expired':
      return { status: attempt.status };
    case 'failed':
      return failed(attempt.code, attempt.message);
    case 'created':
      return refusal && failed(refusal);
    case 'started':
      return undefined;
  }
}

const failed = (code: ErrorCode, message = ''): Outcome => ({
  status: 'failed',
  code,
  message:
    message ||
    'The sign-in was not completed, and nothing was connected. Try again. If it keeps happening, contact support.',
});
