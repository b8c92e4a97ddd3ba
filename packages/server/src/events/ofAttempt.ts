import { attemptName } from '@kit/protocol';
import type { AttemptRecord, Owner } from '../stores/store.ts';

/** What events say of an attempt. */
export function ofAttempt({
  id,
  owner,
  application,
}: AttemptRecord): { attempt: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { attempt: attemptName(id), tenantId, userId, application };
}
