import type { Attempt } from '@kit/protocol';
import { isPassing } from '../client/isPassing.ts';
import type { Result } from '../client/result.ts';
import { after } from './after.ts';
import type { Run } from './run.ts';

/** The redirect to the callback gets this long before the hint is used, and again between tries. */
const patience = 5000;

/** Hands an identity id heard from the hosted page to the server, until three answers have refused it. */
export function confirmHint(
  { settings: { client }, signal }: Run,
  attemptId: string,
  onAnswer: (answer: Result<Attempt>) => void,
) {
  let identityId: string | undefined;
  let refusals = 0;
  let isAsking = false;
  let isWaiting = false;

  async function confirm(): Promise<void> {
    if (!identityId || isAsking || refusals === 3) return;
    isAsking = true;
    const answer = await client.confirmAttempt(attemptId, identityId, signal);
    isAsking = false;
    if (signal.aborted) return;
    if (!isPassing(answer)) refusals += 1;
    wait();
    onAnswer(answer);
  }

  function wait() {
    if (isWaiting) return;
    isWaiting = true;
    after(patience, signal, () => {
      isWaiting = false;
      void confirm();
    });
  }

  return {
    isAsking: () => isAsking,
    /** Keeps the latest id; the window may still finish by itself. Answers whether it is the first. */
    hear(id: string): boolean {
      const isFirst = !identityId;
      if (id !== identityId) refusals = 0;
      identityId = id;
      wait();
      return isFirst;
    },
    /** The window is gone: no reason to wait. */
    hurry: () => void confirm(),
  };
}
