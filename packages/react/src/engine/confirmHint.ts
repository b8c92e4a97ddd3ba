import type { Attempt } from '@kit/protocol';
import type { Result } from '../client/result.ts';
import { after } from './after.ts';
import type { Run } from './run.ts';

/** The redirect to the callback gets this long before the hint is used, and again between tries. */
const patience = 5000;

/** Hands an identity id heard from the hosted page to the server, at most three times. */
export function confirmHint(
  { settings: { client }, signal }: Run,
  attemptId: string,
  onAnswer: (answer: Result<Attempt>) => void,
) {
  let identityId: string | undefined;
  let tries = 0;
  let isAsking = false;

  async function confirm(): Promise<void> {
    if (!identityId || isAsking || tries === 3) return;
    isAsking = true;
    tries += 1;
    const answer = await client.confirmAttempt(attemptId, identityId, signal);
    isAsking = false;
    if (signal.aborted) return;
    wait();
    onAnswer(answer);
  }
  const wait = () => after(patience, signal, () => void confirm());

  return {
    isAsking: () => isAsking,
    /** Keeps the latest id; the window may still finish by itself. Answers whether it is the first. */
    hear(id: string): boolean {
      const isFirst = !identityId;
      if (isFirst) wait();
      identityId = id;
      return isFirst;
    },
    /** The window is gone: no reason to wait. */
    hurry: () => void confirm(),
  };
}
