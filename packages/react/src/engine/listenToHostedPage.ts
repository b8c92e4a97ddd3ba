import { readIdentityCreated } from '@kit/protocol';
import type { Run } from './run.ts';

/** Hears the hosted page say that it has a sign-in: a claim, accepted from exactly our window on exactly its origin. */
export function listenToHostedPage(run: Run, onHint: (identityId: string) => void): void {
  const { environment, hostedOrigin } = run.settings;
  environment.addEventListener(
    'message',
    ({ isTrusted, origin, source, data }) => {
      if (!isTrusted || origin !== hostedOrigin || !run.popup || source !== run.popup) return;
      if (run.state !== 'pending' && run.state !== 'confirming' && run.state !== 'detached') return;
      const identityId = readIdentityCreated(data);
      if (identityId) onHint(identityId);
    },
    { signal: run.signal },
  );
}
