import { isRecord, readIdentityCreated } from '@kit/protocol';
import { flawOf } from './flawOf.ts';
import type { RejectMessage } from './rejectMessage.ts';
import type { Run } from './run.ts';
import { warnOfOrigin } from './warnOfOrigin.ts';

/** Hears the hosted page say that it has a sign-in: a claim, accepted from exactly our window on exactly its origin. */
export function listenToHostedPage(
  run: Run,
  reject: RejectMessage,
  onHint: (identityId: string) => void,
): void {
  const { environment, hostedOrigin } = run.settings;
  environment.addEventListener(
    'message',
    (event) => {
      const { data, origin, source } = event;
      if (!isRecord(data) || data.type !== 'identity-created') return;
      const identityId = readIdentityCreated(data);
      const flaw = flawOf(event, hostedOrigin, run.popup) ?? (identityId ? undefined : 'content');
      if (flaw) reject(flaw, event);
      if (flaw === 'origin' && run.popup && source === run.popup) warnOfOrigin(origin, hostedOrigin);
      if (flaw || !identityId) return;
      if (run.state === 'pending' || run.state === 'confirming' || run.state === 'detached')
        onHint(identityId);
    },
    { signal: run.signal },
  );
}
