import type { AttemptRecord, Completion, Owner, Store } from '../stores/store.ts';

/** When the records of the suite are made, in milliseconds since 1970. */
export const t0 = 1_800_000_000_000;

export const ada: Owner = { tenantId: '', userId: 'ada' };
export const bob: Owner = { tenantId: '', userId: 'bob' };

let last = 0;

/** A pending attempt of Ada's that was not opened yet. */
export function newAttempt(fields: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    id: `attempt-${++last}`,
    owner: ada,
    application: 'linkedin',
    mode: 'popup',
    returnTo: '/',
    bindingHash: 'hash',
    reconnects: null,
    status: 'pending',
    code: null,
    stateHash: null,
    createdAt: t0,
    startedAt: null,
    starts: 0,
    expiresAt: t0 + 1_000,
    rounds: 0,
    identityId: null,
    connectionId: null,
    ...fields,
  };
}

/** What completes an attempt, half a second into its second. */
export function completionOf(attemptId: string, fields: Partial<Completion> = {}): Completion {
  const number = ++last;
  return {
    attemptId,
    identityId: `identity-${number}`,
    accountName: 'ada@example.com',
    identityStatus: 'validated',
    isRenewal: false,
    previousAccountName: null,
    connectionId: `connection-${number}`,
    replacedId: `replaced-${number}`,
    now: t0 + 500,
    ...fields,
  };
}

/** Creates an attempt and completes it; returns the connection. */
export async function connected(
  store: Store,
  attempt: Partial<AttemptRecord> = {},
  completion: Partial<Completion> = {},
) {
  const record = newAttempt(attempt);
  await store.createAttempt(record);
  const result = await store.completeAttempt(completionOf(record.id, completion));
  if (result.result !== 'completed') throw new Error(`Not completed: ${result.result}`);
  return { ...result, attemptId: record.id };
}
