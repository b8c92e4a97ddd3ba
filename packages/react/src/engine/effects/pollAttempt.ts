import type { Attempt } from '@kit/protocol';
import { readAttempt } from '../../client/attemptCalls.ts';
import type { Result } from '../../client/result.ts';
import type { FollowedRun } from '../run.ts';
import { retryDelayMs } from './timers.ts';

/** Seconds between the first answers. Then 5, and 10 after the first minute; ever more once the user has left. */
const firstWaits = [1, 2, 3];

/** Reads the attempt from the server repeatedly once started, and not while the page is hidden. */
export function pollAttempt(
  run: FollowedRun,
  signal: AbortSignal,
  onAnswer: (answer: Result<Attempt>) => void,
) {
  const { client, environment } = run.settings;
  const { attemptId } = run.attempt;
  let startedAt = 0;
  let answers = 0;
  let isAsking = false;
  let isOutdated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function ask(): Promise<void> {
    clearTimeout(timer);
    startedAt ||= Date.now();
    isAsking = true;
    isOutdated = false;
    const answer = await readAttempt(client, attemptId, signal);
    isAsking = false;
    if (signal.aborted) return;
    // An open status that was read before the news may be older than they are.
    const isOld = isOutdated && answer.ok && /^(created|started)$/.test(answer.value.status);
    if (!isOld) onAnswer(answer);
    if (signal.aborted) return;
    if (isOutdated) return ask();
    if (environment.document.visibilityState === 'hidden') return;
    const seconds = (Date.now() - startedAt) / 1000;
    const steady = seconds < 60 ? 5 : run.state === 'dismissed' ? Math.max(10, seconds / 6) : 10;
    const wait = firstWaits[answers++] ?? steady;
    timer = setTimeout(() => void ask(), retryDelayMs(answer, wait));
  }

  return {
    /** Asks immediately, and again if a question asked earlier is still open. */
    now() {
      isOutdated = isAsking;
      if (!isAsking) void ask();
    },
    start() {
      if (!startedAt) void ask();
    },
    /** Asks immediately what a hidden page did not. */
    wake() {
      if (startedAt && !isAsking) void ask();
    },
  };
}
