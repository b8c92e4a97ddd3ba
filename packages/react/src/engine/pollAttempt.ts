import type { Attempt } from '@kit/protocol';
import type { Result } from '../client/result.ts';
import { pauseAfter } from './pauseAfter.ts';
import type { Run } from './run.ts';

/** Seconds between the first answers; then 5, and 10 after the first minute. Longer and longer once the user has left. */
const waits = [1, 2, 3];

/** Asks the server for the attempt's status, again and again once started, and not while the page is hidden. */
export function pollAttempt(run: Run, attemptId: string, onAnswer: (answer: Result<Attempt>) => void) {
  const { settings, signal } = run;
  const { client, environment } = settings;
  let began = 0;
  let turns = 0;
  let isAsking = false;
  let isOutdated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function ask(): Promise<void> {
    clearTimeout(timer);
    began ||= Date.now();
    isAsking = true;
    isOutdated = false;
    const answer = await client.readAttempt(attemptId, signal);
    isAsking = false;
    if (signal.aborted) return;
    // What is not final, and was asked for before the news, may be older than they are.
    const isOld = isOutdated && answer.ok && /^(created|started)$/.test(answer.value.status);
    if (!isOld) onAnswer(answer);
    if (signal.aborted) return;
    if (isOutdated) return ask();
    if (environment.document.visibilityState === 'hidden') return;
    const seconds = (Date.now() - began) / 1000;
    const steady = seconds < 60 ? 5 : run.state === 'dismissed' ? Math.max(10, seconds / 6) : 10;
    const wait = waits[turns++] ?? steady;
    timer = setTimeout(() => void ask(), pauseAfter(answer, wait));
  }

  return {
    /** Something happened: asks at once, and again if a question asked before it is still open. */
    now() {
      isOutdated = isAsking;
      if (!isAsking) void ask();
    },
    /** Begins asking. */
    start() {
      if (!began) void ask();
    },
    /** The user is back: asks at once what a hidden page did not. */
    wake() {
      if (began && !isAsking) void ask();
    },
  };
}
