import type { Attempt } from '@kit/protocol';
import { isPassing } from '../client/isPassing.ts';
import type { Result } from '../client/result.ts';
import { pauseAfter } from './pauseAfter.ts';
import type { Run } from './run.ts';

/** Seconds that the redirect to the callback gets before the hint is used, and between tries. */
const patience = 5;

/** Hands an identity id heard from the hosted page to the server, until three answers have refused it. */
export function confirmHint(
  { settings: { client }, signal }: Run,
  attemptId: string,
  onAnswer: (answer: Result<Attempt>) => void,
) {
  let identityId: string | undefined;
  let refusals = 0;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function confirm(): Promise<void> {
    if (!identityId || isAsking || refusals === 3) return;
    clearTimeout(timer);
    timer = undefined;
    isAsking = true;
    const answer = await client.confirmAttempt(attemptId, identityId, signal);
    isAsking = false;
    if (signal.aborted) return;
    if (isRefusal(answer)) refusals += 1;
    wait(pauseAfter(answer, patience));
    onAnswer(answer);
  }

  function wait(milliseconds = patience * 1000) {
    if (isAsking) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void confirm();
    }, milliseconds);
  }

  return {
    isAsking: () => isAsking,
    /** Keeps the latest id; the window may still finish by itself. */
    hear(id: string) {
      if (id !== identityId) refusals = 0;
      identityId = id;
      wait();
    },
    /** The window is gone: no reason to wait. */
    hurry: () => void confirm(),
  };
}

/** Says nothing about the identity: the session may be back before the attempt ends. */
const isOfSession = (code: string) => code === 'signed_out' || code === 'owner_changed';

const isRefusal = (answer: Result<Attempt>) =>
  answer.ok || (!isOfSession(answer.error.code) && !isPassing(answer));
