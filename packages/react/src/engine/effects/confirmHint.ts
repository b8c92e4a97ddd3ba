import type { Attempt } from '@kit/protocol';
import { confirmAttempt } from '../../client/attemptCalls.ts';
import { isTemporaryError } from '../../client/isTemporaryError.ts';
import type { Result } from '../../client/result.ts';
import type { FollowedRun } from '../run.ts';
import { retryDelayMs } from './timers.ts';

/** The redirect to the callback gets this long before a hint is used, and so do further tries. */
const delaySeconds = 5;

/** Sends the identity that the hosted page announced to the server, until three answers have refused it. */
export function confirmHint(
  run: FollowedRun,
  signal: AbortSignal,
  onAnswer: (answer: Result<Attempt>) => void,
) {
  const { client } = run.settings;
  const { openQuestions } = run;
  let identityId: string | undefined;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function confirm(): Promise<void> {
    // A completion code that is on its way says more than the hint.
    if (!identityId || openQuestions.has('confirmation') || refusals === 3) return;
    clearTimeout(timer);
    timer = undefined;
    openQuestions.add('confirmation');
    const { attemptId, secret } = run.attempt;
    const answer = await confirmAttempt(client, attemptId, { identityId, secret }, signal);
    openQuestions.delete('confirmation');
    if (signal.aborted) return;
    if (isRefusal(answer)) refusals += 1;
    wait(retryDelayMs(answer, delaySeconds));
    onAnswer(answer);
  }

  function wait(delayMs = delaySeconds * 1000) {
    if (openQuestions.has('confirmation')) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void confirm();
    }, delayMs);
  }

  return {
    /** Confirms the latest identity after a delay; the popup may still finish by itself. */
    schedule() {
      if (run.identityId !== identityId) refusals = 0;
      identityId = run.identityId;
      wait();
    },
    /** Confirms without a delay, because no popup can finish any more. */
    now: () => void confirm(),
  };
}

/** These say nothing about the identity: the user may sign in again before the attempt ends. */
export const isAboutSession = (code: string) => code === 'signed_out' || code === 'owner_changed';

const isRefusal = (answer: Result<Attempt>) =>
  answer.ok || (!isAboutSession(answer.error.code) && !isTemporaryError(answer));
