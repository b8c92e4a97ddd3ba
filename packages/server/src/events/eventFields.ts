import { attemptName } from '@kit/protocol';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';

/** Returns the fields of an attempt in events. */
export function ofAttempt({
  id,
  owner,
  application,
}: AttemptRecord): { attempt: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { attempt: attemptName(id), tenantId, userId, application };
}

/** Returns the fields of a request to a user in events. */
export function ofRequest({
  id,
  owner,
  application,
}: RequestRecord): { request: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { request: attemptName(id), tenantId, userId, application };
}

/** Returns the fields of a connection in events. */
export function ofConnection({
  id,
  owner,
  application,
}: ConnectionRecord): { connectionId: string; application: string } & Owner {
  const { tenantId, userId } = owner;
  return { connectionId: id, tenantId, userId, application };
}

/** Returns the fields of a session in events, once for each account. */
export function ofSession({
  id,
  owner,
  accounts,
}: SessionRecord): ({ session: string; connectionId: string; application: string } & Owner)[] {
  const { tenantId, userId } = owner;
  return accounts.map(({ connectionId, application }) => ({
    session: attemptName(id),
    connectionId,
    tenantId,
    userId,
    application,
  }));
}
