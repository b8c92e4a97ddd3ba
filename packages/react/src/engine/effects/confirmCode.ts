import type { Attempt } from '@kit/protocol';
import { confirmAttempt } from '../../client/attemptCalls.ts';
import { isTemporaryError } from '../../client/isTemporaryError.ts';
import type { Result } from '../../client/result.ts';
import type { FollowedRun } from '../run.ts';
import { isAboutSession } from './confirmHint.ts';
import { retryDelayMs, setAbortableTimeout } from './timers.ts';

/** Further tries wait this long, or as long as the server says. The code is valid for five minutes. */
const delaySeconds = 5;

/**
 * Sends the completion code of the popup or of the return link to the server, with the secret that only this page has. A refusal ends
 * the run, unless another app can have sent the code.
 */
export async function confirmCode(
  run: FollowedRun,
  signal: AbortSignal,
  body: { completionCode: string; secret: string },
  onAnswer: (answer: Result<Attempt>) => void,
): Promise<void> {
  run.openQuestions.add('confirmation');
  const answer = await confirmAttempt(run.settings.client, run.attempt.attemptId, body, signal);
  run.openQuestions.delete('confirmation');
  if (signal.aborted) return;
  // Any app can open a return link. The real one may still arrive.
  const isForged = run.settings.native && !answer.ok && answer.error.code === 'invalid_completion_code';
  if (isTemporaryError(answer) || (!answer.ok && isAboutSession(answer.error.code))) {
    const again = () => void confirmCode(run, signal, body, onAnswer);
    setAbortableTimeout(retryDelayMs(answer, delaySeconds), signal, again);
  } else if (!answer.ok && !isForged) {
    const { code, message } = answer.error;
    return run.send({ type: 'END', outcome: { status: 'failed', code, message } });
  }
  onAnswer(answer);
}
